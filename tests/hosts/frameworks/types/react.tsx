/// <reference path="../dist/fall-line.react.d.ts" />
import { useRef } from "react";
import type { FallLine } from "../dist/fall-line.js";

export function Figure() {
  const figure = useRef<FallLine>(null);
  return (
    <fall-line
      ref={figure}
      fn="bowl"
      lr={0.1}
      vs={["adam"]}
      play={false}
      title="A bowl"
      className="wide"
      onverdict={({ detail }) => detail.verdict.racers[0]?.kind.length}
      onready={async () => (await figure.current?.step(3))?.toFixed()}
    />
  );
}
// @ts-expect-error: a step is no list.
export const wrong = <fall-line onheight={({ detail }) => detail.height.racers} />;
