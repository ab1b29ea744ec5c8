// Taking the simulator to a page of one's own, in English: what the embed's dialog and the lab's desk say.

export const share = {
  openLab: "Open in the lab",
  link: "Link to this simulator",
  frame: "Frame for your page",
  leaveOut: "Leave out of the frame",
  parts: {
    title: "Title",
    controls: "Controls",
    verdict: "Verdict",
    explain: "Explanation",
    chart: "Loss chart",
    share: "Share and export",
  },
  preview: "What your readers will see",
};
