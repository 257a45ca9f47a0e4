// The network: places come with the data; colours, what is hidden and what is lit follow the state of the page.

const GUTTER = 128; // room for the names of the lanes
const MARGIN = 82; // half a cell around the outermost nodes
const LARGEST = 1.25;
const READABLE = 0.5; // zoom of the first look where all of it would be smaller than TINY
const TINY = 0.4;
const TIE_WIDTH = { referral: 1.8, concerns: 1, structure: 1.2, lineage: 1.8, member: 0.8 };
const BEND = { referral: 0.16, concerns: 0.06, structure: 0.1, lineage: 0.2, member: 0.05 };
const DASHES = { planned: [7, 6], proposed: [2, 5], likely: [13, 4] };

const drawn = read("drawn");
const stage = document.getElementById("drawing");
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

function restyle() {
  const colours = Object.fromEntries([...data.types, ...data.tieTypes].map((each) => [each, paint(each)]));
  const [ink, ground, faint, pale] = ["ink", "ground", "faint", "dim"].map(paint);
  const chosen = lit();
  const { found } = path();
  const face = "system-ui, sans-serif";
  nodes.update(data.things.map((thing) => {
    const dim = found.size > 0 && !found.has(thing.id);
    const fill = dim ? faint : colours[thing.type];
    const colour = { background: fill, border: chosen.has(thing.id) ? ink : fill };
    return {
      id: thing.id, hidden: !isShown(thing), borderWidth: chosen.has(thing.id) ? 3 : 1.5,
      color: { ...colour, highlight: colour, hover: colour },
      font: { size: 14, face, color: dim ? pale : ink, strokeWidth: 4, strokeColor: ground },
    };
  }));
  edges.update(data.ties.map((tie) => {
    const dim = found.size > 0 && !found.has(tie.id);
    const colour = dim ? faint : colours[tie.type];
    const count = tie.type === "referral" ? factsOf(tie).length : 1;
    return {
      id: tie.id, hidden: !isTieShown(tie), width: TIE_WIDTH[tie.type] * (found.has(tie.id) ? 1.6 : 1),
      color: { color: colour, highlight: colour, hover: colour, opacity: dim ? 0.5 : 1 },
      smooth: { enabled: true, type: "curvedCW", roundness: BEND[tie.type] },
      arrowStrikethrough: false, dashes: DASHES[sureness(tie)] ?? false, label: count > 1 ? `×${count}` : "",
      font: { size: 13, face, color: dim ? pale : ink, strokeWidth: 4, strokeColor: ground, align: "horizontal" },
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
  const box = bounds();
  if (!stage.clientWidth || !box) return;
  const [width, height] = [box.right - box.left + 16, box.bottom - box.top + 16];
  const scale = Math.min(stage.clientWidth / width, stage.clientHeight / height, LARGEST);
  network.moveTo({ position: { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 }, scale, animation: false });
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
    y: within(at.y, box.top + halfHeight, box.bottom - halfHeight),
  };
  network.moveTo({ position, scale: READABLE, animation: false });
}

// Bring the choice into sight without moving anything when it is there already.
function reveal() {
  for (const id of lit()) {
    const at = network.canvasToDOM(network.getPosition(id));
    const inside = at.x > 30 && at.y > 20 && at.x < stage.clientWidth - 30 && at.y < stage.clientHeight - 40;
    if (!inside) network.moveTo({ position: network.getPosition(id), animation: false });
  }
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

// Left and right go through all in reading order, up and down to the nearest row.
function nextOf(key) {
  const at = new Map(drawn.nodes.map((each) => [each.id, each]));
  const order = data.things.filter((each) => isThingKnown(each) && !state.off.has(each.type)).map((each) => at.get(each.id));
  order.sort((one, other) => one.y - other.y || one.x - other.x);
  const here = order.findIndex((each) => each.id === state.chosen);
  if (!order.length) return null;
  if (here < 0) return order[0].id;
  if (key === "ArrowRight") return order[(here + 1) % order.length].id;
  if (key === "ArrowLeft") return order[(here + order.length - 1) % order.length].id;
  const from = order[here];
  const down = key === "ArrowDown" ? 1 : -1;
  const rows = order.filter((each) => (each.y - from.y) * down > 0);
  const far = (each) => Math.abs(each.y - from.y) * 2 + Math.abs(each.x - from.x);
  return rows.sort((one, other) => far(one) - far(other))[0]?.id ?? from.id;
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
function savePicture() {
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
  whole.toBlob((blob) => saveFile(blob, `${data.file}.png`));
}

network.on("click", ({ nodes: hit, edges: hitEdges }) => choose(hit[0] ?? hitEdges[0] ?? null));
network.on("hoverNode", ({ node }) => point(`${things.get(node).name} (${view(things.get(node).type)})`));
network.on("hoverEdge", ({ edge }) => point(`${titleOf(ties.get(edge))}: ${view(ties.get(edge).type)}`));
let size = `${stage.clientWidth}x${stage.clientHeight}`;
network.on("resize", () => {
  const now = `${stage.clientWidth}x${stage.clientHeight}`;
  if (now === size || !stage.clientWidth || printing) return;
  size = now;
  firstLook();
});
