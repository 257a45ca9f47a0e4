// The sign of every type, in a square of 16: shapes differ as well as colours.

const SHAPES = {
  forum: "M8 2a6 6 0 1 0 .01 0z", organisation: "M3 3h10v10H3z", region: "M5 2h6l4 6-4 6H5L1 8z", group: "M8 2l7 12H1z",
  matter: "M8 1l7 7-7 7-7-7z", project: "M8 1l2 5h5l-4 3.5 1.5 5.5L8 11.5 3.5 15 5 9.5 1 6h5z", person: "M1 3h14L8 14z",
  decision: "M2 2h12v12H2z", treated: "M3.5 3.5h9v9h-9z", event: "M8 2a6 6 0 1 0 .01 0z", money: "M8 0l8 8-8 8-8-8z",
  meeting: "M6 1h4v14H6z", promise: "M8 2l7 12H1z", present: "M8 2a6 6 0 1 0 .01 0z", absent: "M8 3a5 5 0 1 0 .01 0z",
  guest: "M8 1l7 7-7 7-7-7z",
};
const LINES = {
  referral: "M0 8h14M10 4l4 4-4 4", lineage: "M0 8h14M10 4l4 4-4 4",
  continued_by: "M0 8h14M10 4l4 4-4 4", contains: "M0 8h14M10 4l4 4-4 4", combined_with: "M0 8h14M10 4l4 4-4 4",
  escalates: "M0 8h8M8 3v10l8-5z", delegates: "M0 8h6M6 3.5h9v9H6z", consults: "M0 8h5M5 8a5 5 0 1 0 10 0a5 5 0 1 0-10 0z",
  informs: "M0 8h15M8 2l7 6-7 6", reports_back: "M0 8h4M4 8l6-5 6 5-6 5z",
  waiting: "M0 5h16v7H0z", seat: "M0 5h16v7H0z", post: "M0 5h16v7H0z", work: "M0 5h16v7H0z", life: "M0 5h16v7H0z",
};
const BARS = new Set(["waiting", "seat", "post", "work", "life"]);
