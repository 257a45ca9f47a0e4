// The drawing: places come with the data; colours, what is hidden and what is lit follow the state of the page.

const stage = document.getElementById("drawing");
const GUTTER = 128; // room for the names of the lanes
const MARGIN = 82; // half a cell around the outermost nodes
const BUTTONS = 40; // room for the buttons below
const LARGEST = 1.25;
const READABLE = 0.5; // zoom of the first look where all of it would be smaller than TINY
const TINY = 0.4;
const TIE_WIDTH = { referral: 1.8, concerns: 1, structure: 1.2, lineage: 1.8, member: 0.8 };
const BEND = { referral: 0.16, concerns: 0.06, structure: 0.1, lineage: 0.2, member: 0.05 };

const state = { chosen: null, off: new Set(data.off), tables: false };
const nodes = new vis.DataSet(drawn.nodes);
const edges = new vis.DataSet(drawn.edges);
const network = new vis.Network(stage, { nodes, edges }, {
  autoResize: true,
  physics: false,
  layout: { improvedLayout: false },
  interaction: { dragNodes: false, hover: true, keyboard: false, selectable: true, selectConnectedEdges: false, tooltipDelay: 1e6 },
  nodes: { borderWidth: 1.5, borderWidthSelected: 3, labelHighlightBold: false },
  edges: { selectionWidth: 1, hoverWidth: 0.6, labelHighlightBold: false },
});

const paint = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
const isShown = (thing) => !state.off.has(thing.type) || lit().has(thing.id);
const isTieShown = (tie) =>
  tie.id === state.chosen ||
  (!state.off.has(tie.type) && isShown(things.get(tie.start)) && isShown(things.get(tie.end)));
const shownThings = () => data.things.filter(isShown);
const shownTies = () => data.ties.filter(isTieShown);

// The ids of what the choice itself is about: the thing, or the two ends of the tie.
function lit() {
  const tie = ties.get(state.chosen);
  return new Set(tie ? [tie.start, tie.end] : things.has(state.chosen) ? [state.chosen] : []);
}

// The choice and what is next to it.
function near() {
  const ids = lit();
  if (things.has(state.chosen)) {
    for (const tie of shownTies()) {
      if (tie.start === state.chosen) ids.add(tie.end);
      if (tie.end === state.chosen) ids.add(tie.start);
    }
  }
  return ids;
}

function restyle() {
  const colours = Object.fromEntries([...data.types, ...data.tieTypes].map((each) => [each, paint(each)]));
  const [ink, ground, faint] = [paint("ink"), paint("ground"), paint("faint")];
  const chosen = lit();
  const around = near();
  nodes.update(data.things.map((thing) => {
    const dim = chosen.size > 0 && !around.has(thing.id);
    const fill = dim ? faint : colours[thing.type];
    const border = chosen.has(thing.id) ? ink : fill;
    const colour = { background: fill, border };
    return {
      id: thing.id, hidden: !isShown(thing), borderWidth: chosen.has(thing.id) ? 3 : 1.5,
      color: { ...colour, highlight: colour, hover: colour },
      font: { size: 14, face: "system-ui, sans-serif", color: dim ? paint("dim") : ink, strokeWidth: 4, strokeColor: ground },
    };
  }));
  edges.update(data.ties.map((tie) => {
    const touches = tie.id === state.chosen || tie.start === state.chosen || tie.end === state.chosen;
    const dim = chosen.size > 0 && !touches;
    const colour = dim ? faint : colours[tie.type];
    return {
      id: tie.id, hidden: !isTieShown(tie), width: TIE_WIDTH[tie.type] * (touches ? 1.6 : 1),
      color: { color: colour, highlight: colour, hover: colour, opacity: dim ? 0.5 : 1 },
      smooth: { enabled: true, type: "curvedCW", roundness: BEND[tie.type] },
      arrowStrikethrough: false,
      font: { size: 13, face: "system-ui, sans-serif", color: dim ? paint("dim") : ink, strokeWidth: 4, strokeColor: ground, align: "horizontal" },
    };
  }));
  network.unselectAll();
}

function bounds() {
  const shown = new Set(shownThings().map((each) => each.id));
  const [xs, ys] = [[], []];
  for (const node of drawn.nodes) {
    if (shown.has(node.id)) { xs.push(node.x); ys.push(node.y); }
  }
  if (!xs.length) return null;
  const lanes = data.lanes.filter(([, top, height]) => ys.some((y) => y >= top && y <= top + height));
  return {
    left: Math.min(...xs) - MARGIN - GUTTER, right: Math.max(...xs) + MARGIN, lanes,
    top: lanes[0][1], bottom: lanes[lanes.length - 1][1] + lanes[lanes.length - 1][2],
  };
}

function fit() {
  if (!stage.clientWidth) return;
  const box = bounds();
  if (!box) return;
  const [width, height] = [box.right - box.left + 16, box.bottom - box.top + 16];
  const scale = Math.min(stage.clientWidth / width, (stage.clientHeight - BUTTONS) / height, LARGEST);
  const middle = { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 + BUTTONS / 2 / scale };
  network.moveTo({ position: middle, scale, animation: false });
}

// The first look: all of it, or on a small screen the most connected thing and what is around it, in readable size.
function firstLook() {
  fit();
  const [heart] = mostConnected(1);
  const box = bounds();
  if (!heart || network.getScale() >= TINY) return;
  const [halfWidth, halfHeight] = [stage.clientWidth / 2 / READABLE, stage.clientHeight / 2 / READABLE];
  const within = (value, least, most) => (least > most ? (least + most) / 2 : Math.min(Math.max(value, least), most));
  const at = network.getPosition(heart.id);
  const position = {
    x: within(at.x, box.left + halfWidth, box.right - halfWidth),
    y: within(at.y, box.top + halfHeight, box.bottom - halfHeight + BUTTONS / READABLE),
  };
  network.moveTo({ position, scale: READABLE, animation: false });
}

// Bring a thing into sight without moving anything when it is there already.
function reveal(id) {
  const at = network.canvasToDOM(network.getPosition(id));
  const inside = at.x > 30 && at.y > 20 && at.x < stage.clientWidth - 30 && at.y < stage.clientHeight - 40;
  if (!inside) network.moveTo({ position: network.getPosition(id), animation: false });
}

network.on("beforeDrawing", (context) => {
  const box = bounds();
  if (!box) return;
  context.textBaseline = "middle";
  context.font = "13px system-ui, sans-serif";
  for (const [level, top, height] of box.lanes) {
    context.fillStyle = paint("lane");
    context.fillRect(box.left, top, box.right - box.left, height);
    context.fillStyle = paint("muted");
    const lines = folded(view(`level_${level}`), 17);
    lines.forEach((line, number) => {
      context.fillText(line, box.left + 12, top + height / 2 + (number - (lines.length - 1) / 2) * 17);
    });
  }
});

function folded(text, width) {
  const lines = [""];
  for (const each of text.split(" ")) {
    const longer = `${lines[lines.length - 1]} ${each}`.trim();
    if (longer.length <= width) lines[lines.length - 1] = longer;
    else lines.push(each);
  }
  return lines.filter(Boolean);
}

function repaint() {
  if (state.tables) return;
  restyle();
  network.redraw();
}

// Paper gets a copy of the drawing as it is seen, in light colours; the drawing itself would be sized anew and lost.
let printing = null;
function beforePrint() {
  if (state.tables) return;
  document.documentElement.dataset.light = "";
  repaint();
  const drawing = stage.querySelector("canvas");
  const copy = document.getElementById("printed");
  [copy.width, copy.height] = [drawing.width, drawing.height];
  copy.getContext("2d").drawImage(drawing, 0, 0);
  printing = { position: network.getViewPosition(), scale: network.getScale(), animation: false };
}

function afterPrint() {
  delete document.documentElement.dataset.light;
  if (!printing) return;
  repaint();
  network.moveTo(printing);
  printing = null;
}

// The picture as PNG, with heading, ground and what it rests on.
function asPng() {
  const drawing = stage.querySelector("canvas");
  const unit = drawing.width / stage.clientWidth;
  const head = 64 * unit;
  const whole = element("canvas");
  whole.width = drawing.width;
  whole.height = drawing.height + head;
  const context = whole.getContext("2d");
  context.fillStyle = paint("ground");
  context.fillRect(0, 0, whole.width, whole.height);
  context.fillStyle = paint("ink");
  context.font = `600 ${20 * unit}px system-ui, sans-serif`;
  context.fillText(heading(), 16 * unit, 28 * unit);
  context.font = `${13 * unit}px system-ui, sans-serif`;
  context.fillStyle = paint("muted");
  context.fillText(`${basis()} ${word("report.disclaimer")}`, 16 * unit, 50 * unit);
  context.drawImage(drawing, 0, head);
  return whole;
}
