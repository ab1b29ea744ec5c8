import { useState } from "react";
import { createRoot } from "react-dom/client";
import "./fall-line/fall-line.js";

function Figure() {
  const [rate, setRate] = useState(0.1);
  const [text, setText] = useState("");
  return (
    <>
      <button onClick={() => setRate(0.2)}>Rate 0.2</button>
      <fall-line
        fn="bowl"
        opt="gd"
        lr={rate}
        vs={["adam", "momentum,lr:0.05"]}
        play={false}
        onverdict={({ detail }) => setText(detail.verdict.racers[0].text)}
      />
      <p id="said">{text}</p>
    </>
  );
}

createRoot(document.getElementById("root")).render(<Figure />);
