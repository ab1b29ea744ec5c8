//! What texts claim of runs, and whether it is so: `momentum < gd by 2x and w at last = 2`. The
//! grammar is in docs/writing-lessons.md.

mod grammar;
mod proof;

use fall_line::run::Config;
pub(super) use grammar::{Claim, Said};
use proof::Races;

/// Reads claims joined by `and`.
///
/// # Errors
///
/// Fails with those that are none.
pub(super) fn read(text: &str) -> Result<Vec<Claim>, Vec<String>> {
    let (mut claims, mut wrong) = (Vec::new(), Vec::new());
    for piece in text.split(" and ") {
        match grammar::claim(piece.trim()) {
            Some(claim) => claims.push(claim),
            None => wrong.push(format!("`{}` is no claim", piece.trim())),
        }
    }
    if wrong.is_empty() { Ok(claims) } else { Err(wrong) }
}

/// What of a text's claims does not hold of what a configuration runs, and what is so instead.
pub(super) fn wrong(config: &Config, text: &str) -> Vec<String> {
    let claims = match read(text) {
        Ok(claims) => claims,
        Err(wrong) => return wrong,
    };
    let races = Races::run(config);
    let mut wrong = Vec::new();
    for claim in claims {
        if let Err(instead) = races.prove(&claim) {
            wrong.push(format!("the claim \"{}\" does not hold: {instead}", claim.text));
        }
    }
    wrong
}

#[cfg(test)]
mod tests {
    use super::*;
    use fall_line::query;

    fn found(run: &str, claims: &str) -> String {
        wrong(&query::read(run).0.config, claims).join("\n")
    }

    const RACE: &str = "opt=gd&lr=0.1&vs=momentum,lr:0.1&vs=rmsprop,lr:0.00001";

    #[test]
    fn what_is_so_holds() {
        for claims in [
            "converged and at minimum",
            "gd converged",
            "momentum in 50",
            "second in 45..55",
            "in 20",
            "third crawling",
            "gd < momentum",
            "first < momentum by 2x",
            "loss at 10 < 0.5x start",
            "loss at last < loss of momentum at 5",
            "y at 1 = 0",
            "x of second at 5 = 0.11664",
            "rate at 3 = 0.1",
            "turns of momentum at last >= 10",
            "gradient at last <= 0.01x gradient at 0",
        ] {
            assert_eq!(found(RACE, claims), "", "{claims}");
        }
        assert_eq!(
            found("f=w^2&w=4&opt=gd&lr=1.1", "diverged and loss at 10 > 5x start and turns at 4 = 4"),
            ""
        );
        assert_eq!(found("fn=saddle&opt=gd&lr=0.1&x=-1.5&y=0&steps=400", "stalled and at saddle"), "");
    }

    #[test]
    fn what_is_not_so_is_said_with_what_is() {
        for (claims, instead) in [
            ("diverged", "gd has converged in 20 steps"),
            ("momentum diverged", "momentum has converged in 50 steps"),
            ("at saddle", "gd ends at minimum"),
            ("third at minimum", "third is crawling, at none"),
            ("in 21..30", "gd has converged in 20 steps"),
            ("third in 5", "third is crawling"),
            ("momentum < first", "momentum takes 50 steps, first 20"),
            ("gd < momentum by 3x", "gd takes 20 steps, momentum 50"),
            ("gd < third", "third is crawling"),
            ("loss at 10 > 5x start", "loss of gd at 10 is 0.97261, and 5x start 140"),
            ("w of momentum at 5 < w of first at 0", "w of momentum at 5 is 0.11664, and w of first at 0 -4"),
            ("x at 900 = 0", "gd ends at step"),
            ("turns at last > 3", "turns of gd at last is 0"),
        ] {
            let found = found(RACE, claims);
            assert!(found.contains(instead), "{claims}: {found}");
        }
        assert_eq!(
            found("opt=gd&lr=0.1&vs=momentum,lr:0.1", "momentum < gd by 2x"),
            "the claim \"momentum < gd by 2x\" does not hold: momentum takes 50 steps, gd 20"
        );
    }

    #[test]
    fn what_is_no_claim_is_said() {
        for text in [
            "",
            "flies",
            "loss",
            "loss at 3",
            "loss at three > 1",
            "gd <",
            "in many",
            "loss at 3 > big",
            "at home",
        ] {
            assert!(found("", text).ends_with("is no claim"), "{text}: {}", found("", text));
        }
        assert!(found("", "adam converged").ends_with("there is no racer `adam`"));
        assert!(found("opt=gd&vs=gd", "gd converged").contains("`first` or `second`"));
    }
}
