//! A player: finished runs with a cursor over them.
//!
//! ```
//! use fall_line::player::Player;
//! use fall_line::run::Config;
//!
//! let mut player = Player::new(&Config::default());
//! player.finish();
//! assert_eq!(player.seek(3), 3);
//! assert_eq!(player.state(0), player.runs()[0].trace().states.get(3));
//! ```

use crate::analysis::advice::{Advice, Kept, Pending};
use crate::analysis::anatomy::Anatomy;
use crate::analysis::explanation::Explanation;
use crate::analysis::minima::Endpoint;
use crate::analysis::prediction::predicted_steps;
#[cfg(feature = "lab")]
use crate::analysis::verdict::Judging;
use crate::analysis::verdict::{Kind, Verdict};
use crate::geometry::Rect;
use crate::run::{Config, Progress, Run, State};
use crate::schedule::ScheduleShape;
use std::cell::OnceCell;

/// A prediction that lies farther than this part from what was measured does not describe the run.
const APART: f64 = 0.1;

/// All the racers of a configuration, and the step that is looked at.
///
/// The runs go forward only; the cursor goes where it likes. Before the runs are done it can go
/// as far as they have come. Where what lies ahead is hidden, no more of the runs is ever computed
/// than the cursor has reached: whatever reads them finds nothing beyond.
#[derive(Clone, Debug)]
pub struct Player {
    runs: Vec<Run>,
    /// Where the first racer would have come to without its last change.
    unchanged: Option<Run>,
    verdicts: Vec<Verdict>,
    /// Those that have been decided, until all are.
    decided: Vec<Verdict>,
    /// The next of them.
    #[cfg(feature = "lab")]
    judging: Judging,
    /// What was tried and predicted for each racer, once somebody has asked.
    forecasts: Vec<OnceCell<Forecast>>,
    /// What is being tried for the next of them.
    #[cfg(feature = "lab")]
    forecasting: Forecasting,
    cursor: u32,
    /// How far the cursor has come, where what lies ahead is hidden. `None` if it is not.
    reached: Option<u32>,
}

/// What was tried and predicted for a racer.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Forecast {
    /// A rate that was tried and does better.
    pub advice: Option<Advice>,
    /// A momentum that was tried and takes half as many steps, where no rate does better.
    pub momentum: Option<Advice>,
    /// How many steps the quadratic at the minimum predicts, where it describes the run.
    pub predicted: Option<u32>,
}

/// The trials that a racer's forecast waits for.
#[derive(Clone, Debug, Default)]
struct Forecasting {
    #[cfg(feature = "lab")]
    racer: usize,
    rates: Kept,
    momenta: Kept,
}

impl Forecast {
    fn of(run: &Run, verdict: &Verdict) -> Self {
        let mut forecasting = Forecasting::default();
        loop {
            let found = Self::tried(run, verdict, &mut forecasting).ok();
            if let Some(found) = found {
                return found;
            }
        }
    }

    fn tried(run: &Run, verdict: &Verdict, trials: &mut Forecasting) -> Result<Self, Pending> {
        let own = verdict.outcome();
        let advice = Advice::of(run, &own, &mut trials.rates)?;
        let momentum =
            if advice.is_none() { Advice::of_momentum(run, &own, &mut trials.momenta)? } else { None };
        let config = run.config();
        let is_steady = config.schedule.shape == ScheduleShape::Constant
            && !config.is_stochastic()
            && run.racer().changes.is_empty();
        let is_quadratic = is_steady
            && run.racer().optimizer.rule().record().is_linear
            && matches!(verdict.basin, Some(Endpoint::Minimum | Endpoint::LocalMinimum));
        let minimum = verdict.minimizer.zip(verdict.minimum).filter(|_| is_quadratic);
        let predicted = minimum.and_then(|(at, minimum)| predicted_steps(run, at, minimum));
        // The run itself tells how far the quadratic describes it.
        let holds = |&steps: &u32| match verdict.step.filter(|_| verdict.kind == Kind::Converged) {
            Some(measured) => f64::from(steps.abs_diff(measured)) <= (APART * f64::from(measured)).max(2.0),
            None => steps > config.steps,
        };
        Ok(Self { advice, momentum, predicted: predicted.filter(holds) })
    }
}

impl Player {
    /// The racers at the start, nothing run yet.
    pub fn new(config: &Config) -> Self {
        let runs = config.racers.iter().map(|racer| Run::new(config, racer.clone())).collect();
        let last = config.racers.first().and_then(|first| Some((first, first.changes.last()?)));
        let unchanged = last.map(|(first, change)| Run::new(config, first.until(change.from)));
        let (verdicts, decided, forecasts) = (Vec::new(), Vec::new(), Vec::new());
        Self {
            runs,
            unchanged,
            verdicts,
            decided,
            #[cfg(feature = "lab")]
            judging: Judging::default(),
            forecasts,
            #[cfg(feature = "lab")]
            forecasting: Forecasting::default(),
            cursor: 0,
            reached: None,
        }
    }

    /// The same with what lies ahead hidden.
    ///
    /// ```
    /// use fall_line::analysis::verdict::Kind;
    /// use fall_line::player::Player;
    /// use fall_line::run::Config;
    ///
    /// let mut player = Player::hiding(&Config::default());
    /// player.finish();
    /// assert_eq!((player.end(), player.is_over()), (0, false));
    /// assert_eq!((player.step(3), player.end()), (3, 3));
    /// assert_eq!(player.verdicts()[0].kind, Kind::UnderWay);
    /// ```
    pub fn hiding(config: &Config) -> Self {
        Self { reached: Some(0), unchanged: None, ..Self::new(config) }
    }

    /// Whether what lies ahead is hidden.
    pub fn is_hiding(&self) -> bool {
        self.reached.is_some()
    }

    /// Whether all runs have come to their ends.
    pub fn is_over(&self) -> bool {
        self.runs.iter().all(Run::is_done)
    }

    /// The same runs with another part of the plane in view, which no step depends on, but
    /// verdicts do: [`Self::advance`] decides them anew.
    pub fn show(&mut self, bounds: Rect) {
        for run in &mut self.runs {
            run.show(bounds);
        }
        self.verdicts.clear();
        self.decided.clear();
        #[cfg(feature = "lab")]
        {
            self.judging = Judging::default();
        }
    }

    /// Lets every racer make up to `updates` updates, no further than may be computed; the last calls
    /// decide the verdicts, one each. Says whether there is more to do.
    pub fn advance(&mut self, updates: u32) -> Progress {
        let mut progress = Progress::Done;
        for run in self.runs.iter_mut().chain(&mut self.unchanged) {
            let made = run.trace().updates() as u32;
            let left = self.reached.map_or(u32::MAX, |reached| reached.saturating_sub(made));
            if run.advance(updates.min(left)) == Progress::Going && updates < left {
                progress = Progress::Going;
            }
        }
        if progress == Progress::Done && self.is_over() && self.verdicts.is_empty() {
            return self.judge();
        }
        progress
    }

    /// Decides on the next racer, or on a part of it. To decide on all of them may take long.
    fn judge(&mut self) -> Progress {
        let next = self.runs.get(self.decided.len());
        #[cfg(feature = "lab")]
        if let Some(run) = next {
            let Some(verdict) = self.judging.advance(run) else { return Progress::Going };
            self.judging = Judging::default();
            self.decided.push(verdict);
        }
        #[cfg(not(feature = "lab"))]
        self.decided.extend(next.map(Verdict::of));
        if self.decided.len() < self.runs.len() {
            return Progress::Going;
        }
        self.forecasts = self.runs.iter().map(|_| OnceCell::new()).collect();
        #[cfg(feature = "lab")]
        {
            self.forecasting = Forecasting::default();
        }
        self.verdicts = std::mem::take(&mut self.decided);
        Progress::Done
    }

    /// Runs every racer to its end, or as far as may be computed. The cursor stays where it is:
    /// [`seek`](Self::seek) moves it.
    pub fn finish(&mut self) {
        while self.advance(u32::MAX) == Progress::Going {}
    }

    /// The racers' runs.
    pub fn runs(&self) -> &[Run] {
        &self.runs
    }

    /// The states that the first racer would have gone through without its last change, from there on.
    /// Returns `None` if nothing changes in mid-run, and where what lies ahead is hidden.
    ///
    /// ```
    /// use fall_line::player::Player;
    /// use fall_line::query;
    ///
    /// let mut player = Player::new(&query::read("steps=50&then=20,lr:0.02").0.config);
    /// player.finish();
    /// let (old, new) = (player.old_future().unwrap(), &player.runs()[0].trace().states);
    /// assert_eq!((old.len(), old[0]), (31, new[20]));
    /// assert_ne!(old[1], new[21]);
    /// ```
    pub fn old_future(&self) -> Option<&[State]> {
        let run = self.unchanged.as_ref()?;
        let from = self.runs.first()?.racer().changes.last()?.from;
        run.trace().states.get(from as usize..)
    }

    /// The step that is looked at.
    pub fn cursor(&self) -> u32 {
        self.cursor
    }

    /// The last step of the racer that came furthest.
    pub fn end(&self) -> u32 {
        self.runs.iter().map(|run| run.trace().updates() as u32).max().unwrap_or(0)
    }

    /// Moves the cursor on, to the end at most, and returns where it then stands.
    pub fn step(&mut self, count: u32) -> u32 {
        self.seek(self.cursor.saturating_add(count))
    }

    /// Moves the cursor back, to the start at most, and returns where it then stands.
    pub fn back(&mut self, count: u32) -> u32 {
        self.seek(self.cursor.saturating_sub(count))
    }

    /// Puts the cursor at a step, or at the end if that comes first, and returns where it then stands.
    /// Where what lies ahead is hidden, the runs come along.
    pub fn seek(&mut self, step: u32) -> u32 {
        if let Some(reached) = &mut self.reached
            && step > *reached
        {
            *reached = step;
            self.finish();
        }
        self.cursor = step.min(self.end());
        self.cursor
    }

    /// Puts the cursor at the start, and returns 0.
    pub fn reset(&mut self) -> u32 {
        self.seek(0)
    }

    /// Where a racer stands at the cursor, or where it ended before. Returns `None` for a racer that
    /// does not exist.
    pub fn state(&self, racer: usize) -> Option<&State> {
        let states = &self.runs.get(racer)?.trace().states;
        states.get(self.cursor as usize).or(states.last())
    }

    /// The update that led a racer to the cursor, counted from 0, with its run; at the start the
    /// first. Returns `None` for a racer that does not exist.
    pub fn explained(&self, racer: usize) -> Option<(&Run, usize)> {
        let run = self.runs.get(racer)?;
        let made = (self.cursor as usize).clamp(1, run.trace().updates().max(1));
        Some((run, made - 1))
    }

    /// The step that led a racer to the cursor, explained, with its run; at the start the step to
    /// come. Returns `None` for a racer that does not exist or takes no step.
    pub fn explanation(&self, racer: usize) -> Option<(&Run, Explanation)> {
        let (run, update) = self.explained(racer)?;
        Some((run, Explanation::of(run, update)?))
    }

    /// The same step, taken apart.
    pub fn anatomy(&self, racer: usize) -> Option<Anatomy> {
        let (run, update) = self.explained(racer)?;
        Anatomy::of(run, update)
    }

    /// The verdicts on the whole runs, one a racer; empty until the runs are done.
    pub fn outcome(&self) -> &[Verdict] {
        &self.verdicts
    }

    /// What was tried and predicted for a racer; it is done once somebody asks, but on very many rows of
    /// data [by itself](Self::try_out). Returns `None` until the runs are done, until it was, and for a
    /// racer that does not exist.
    pub fn forecast(&self, racer: usize) -> Option<&Forecast> {
        let (run, verdict) = (self.runs.get(racer)?, self.verdicts.get(racer)?);
        let forecast = self.forecasts.get(racer)?;
        if cfg!(feature = "lab") && run.config().surface.takes_long() {
            return forecast.get();
        }
        Some(forecast.get_or_init(|| Forecast::of(run, verdict)))
    }

    /// Makes some of the trials that the next forecast needs. Says whether there was something to do.
    #[cfg(feature = "lab")]
    pub fn try_out(&mut self) -> Progress {
        let racer = self.forecasts.iter().position(|forecast| forecast.get().is_none());
        let next = racer.and_then(|racer| Some((racer, self.runs.get(racer)?, self.verdicts.get(racer)?)));
        let Some((racer, run, verdict)) = next else { return Progress::Done };
        if self.forecasting.racer != racer {
            self.forecasting = Forecasting { racer, ..Forecasting::default() };
        }
        if let Ok(found) = Forecast::tried(run, verdict, &mut self.forecasting) {
            self.forecasts[racer] = OnceCell::from(found);
        }
        Progress::Going
    }

    /// The step at which the runs are shown unless a query says otherwise: that of the first racer's
    /// verdict or, without one, the end.
    pub fn rest(&self) -> u32 {
        self.verdicts.first().and_then(|verdict| verdict.step).unwrap_or(self.end())
    }

    /// The verdicts as known at the cursor, one a racer; empty until the runs are done, but what is
    /// seen where what lies ahead is hidden.
    pub fn verdicts(&self) -> Vec<Verdict> {
        let mut known = Vec::new();
        for (index, run) in self.runs.iter().enumerate() {
            // A racer that ended early is known to its end once the cursor has passed it.
            let step = self.cursor.min(run.trace().updates() as u32);
            match self.verdicts.get(index) {
                Some(verdict) => known.push(verdict.at(run, step)),
                None if self.is_hiding() => known.push(Verdict::under_way(run, step)),
                None => {}
            }
        }
        known
    }
}
