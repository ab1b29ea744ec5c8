"""A marimo notebook whose cells run again when the figure tells something."""

import marimo

app = marimo.App()


@app.cell
def _():
    import marimo as mo

    from fall_line import FallLine

    return FallLine, mo


@app.cell
def _(FallLine, mo):
    sim = mo.ui.anywidget(FallLine(fn="rosenbrock", opt="adam", lr=0.05))
    sim
    return (sim,)


@app.cell
def _(mo, sim):
    mo.stop(not sim.is_ready)
    [racer] = sim.trace()
    mo.md(f"{sim.fn}: rate {sim.lr}, loss {float(racer.loss[-1])!r}, {sim.verdict[0].kind}")
    return


@app.cell
def _(mo):
    button = mo.ui.run_button(label="Another surface")
    button
    return (button,)


@app.cell
def _(button, sim):
    if button.value:
        sim.fn = "bowl"
    return


if __name__ == "__main__":
    app.run()
