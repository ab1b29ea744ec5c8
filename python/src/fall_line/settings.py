"""Every setting of the simulator, as a trait: the names are the keys of its query.

One has another name in Python: the key `play` is `autoplay`, since `play()` is a method.
"""

from __future__ import annotations

from traitlets import HasTraits

from .kinds import Amount, Bounds, Changes, Points, Switch, Text, Words

#: Settings with another name than their key.
KEYS = {"autoplay": "play"}
#: What others call a setting.
ALIASES = {
    "batch_size": "batch",
    "formula": "f",
    "function": "fn",
    "learning_rate": "lr",
    "optimizer": "opt",
    "rate": "lr",
    "surface": "fn",
    "tolerance": "tol",
    "weight_decay": "decay",
}


class Settings(HasTraits):
    """The settings; `None` is the default, which the simulator knows."""

    fn = Text("a surface by its name, such as 'rosenbrock'")
    f = Text("a formula in one or two variables, such as '(w-3)^2'; it beats fn")
    kappa = Amount("the condition number of the ravine, 1 to 10,000")
    w = Amount("the start on a surface of one parameter")
    x = Amount("the start, with y")
    y = Amount("the start, with x")
    box = Bounds("the part shown: (xmin, xmax, ymin, ymax), or (wmin, wmax)")
    opt = Text("an optimizer by its name, such as 'adam'")
    lr = Amount("the rate, 1e-8 to 100")
    momentum = Amount("of momentum and nesterov, 0 to 0.9999")
    dampening = Amount("of momentum, 0 to 1")
    beta1 = Amount("of the Adam family and lion")
    beta2 = Amount("of the Adam family and lion")
    alpha = Amount("of rmsprop")
    rho = Amount("of adadelta")
    eps = Amount("of the optimizers that divide")
    decay = Amount("weight decay of adamw and lion")
    vs = Changes(
        "other racers, up to three: 'adam,lr:0.05', {'opt': 'adam', 'lr': 0.05}, {'from_': 20, 'lr': 0.02}",
        "from:",
    )
    then = Changes("changes in mid-run, up to eight: '20,lr:0.02' or {'from_': 20, 'lr': 0.02}", "")
    schedule = Text("how the rate changes, such as 'cosine'")
    warmup = Amount("updates until the rate is reached")
    period = Amount("the length of a schedule, in updates")
    gamma = Amount("the factor of the schedules step, exponential, inverse and plateau")
    floor = Amount("the part of the rate that a schedule falls to")
    noise = Amount("standard deviation of noise on each component of the gradient")
    batch = Amount("points in a mini-batch on the data surfaces; 0 is all")
    seed = Amount("what noise and batches are drawn by")
    steps = Amount("the budget, 1 to 100,000")
    tol = Amount("the part of the starting height at which a run has converged")
    view = Text("'contour', 'relief' or 'curve'")
    at = Amount("the step to open at")
    speed = Amount("steps a second")
    autoplay = Switch("whether it plays by itself; the key `play` of the query")
    data = Points("points of one's own on a data surface: rows of two numbers")
    ahead = Text("'hide': nothing of what is still to come is shown before it was played")
    ask = Text("a question before the run: 'verdict', 'steps', 'place' or 'curve'")
    goal = Text("a task: a verdict to reach, such as 'converged'")
    within = Amount("in how many steps")
    title = Text("what stands over the figure")
    hide = Words("a list of 'controls', 'chart', 'explain', 'verdict', 'share', 'title'")
    lock = Words("the names of settings that are shown and not to be changed; 'start' for the start")
    size = Text("'normal', 'large' or 'projector'")
    theme = Text("'auto', which follows the notebook, 'light' or 'dark'")
    lang = Text("a language's tag")
    lesson = Text("a lesson to take an exercise from")
    part = Amount("which exercise of the lesson")
    variant = Amount("a whole number that deals the exercise other numbers")
    grade = Text("'splice': speak to a platform that grades")
    lab = Text("where 'Open in the lab' leads: an address, or 'none'")


def key_of(name: str) -> str:
    """The key in a query of a setting's name in Python."""
    return KEYS.get(name, name)
