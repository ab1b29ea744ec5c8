"""The simulator in a marimo notebook: `marimo edit marimo_notebook.py`.

A slider of the notebook's sets the rate.
"""

import marimo

app = marimo.App()


@app.cell
def _():
    import html

    import marimo as mo

    return html, mo


@app.cell
def _(mo):
    rate = mo.ui.slider(0.02, 0.4, step=0.02, value=0.06, label="Rate", show_value=True)
    rate
    return (rate,)


@app.cell
def _(html, mo, rate):
    # embed.html stands one folder up from this notebook, as in the build.
    page = (mo.notebook_dir().parent / "embed.html").read_text()
    query = html.escape(f"fn=ravine&opt=gd&lr={rate.value}")
    mo.iframe(page.replace("<html", f'<html data-query="{query}"', 1), height="420px")
    return


if __name__ == "__main__":
    app.run()
