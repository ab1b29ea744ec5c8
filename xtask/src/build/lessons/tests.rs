//! What lessons may hold, and what is said of what they may not.

use super::read_all;
use super::render::render_all;
use super::source::Lesson;
use fall_line::query;
use fall_line::run::{Config, Run};
use std::collections::BTreeSet;
use std::process::Command;
use std::sync::LazyLock;

const TABLE: &str = "symbol rate: lr, step size\nsymbol old: w\nform oscillates: bounces, swings";
const HEAD: &str = "---\nnumber: 1\ntitle: T\nminutes: 1\nlevel: hard\nsummary: S\n\
                    run a: fn=parabola&opt=gd&lr=0.1&w=4 => converged\n---\n\n";

/// Read once: all points of all deals are tried.
pub(super) fn lessons() -> &'static [Lesson] {
    static ALL: LazyLock<Vec<Lesson>> =
        LazyLock::new(|| read_all().unwrap_or_else(|errors| panic!("{errors}")));
    &ALL
}

fn errors(body: &str) -> Vec<String> {
    render_all(TABLE, &[("test", &format!("{HEAD}{body}"))]).err().unwrap_or_default()
}

#[test]
fn there_are_five_lessons_in_order() {
    let all = lessons();
    let ids: Vec<&str> = all.iter().map(|lesson| lesson.id.as_str()).collect();
    assert_eq!(ids, ["learning-rate", "downhill", "network", "reference", "simulator"]);
    for (lesson, number) in all.iter().zip(1..) {
        assert_eq!(lesson.number, number);
        assert!(!lesson.exercises.is_empty(), "{}", lesson.id);
    }
}

#[test]
fn the_lessons_use_every_kind_of_exercise() {
    let kinds: BTreeSet<&str> =
        lessons().iter().flat_map(|lesson| &lesson.exercises).map(|exercise| exercise.kind).collect();
    let all = ["by-hand", "cards", "check", "explore", "fill", "label", "worked"];
    assert_eq!(kinds, all.into());
}

/// The value of an attribute, from its name on.
fn attribute<'a>(html: &'a str, name: &str) -> &'a str {
    let begin = html.find(name).map_or(html.len(), |at| at + name.len() + 2);
    html[begin..].split('"').next().unwrap_or_default()
}

#[test]
fn every_number_is_what_a_fresh_run_gives() {
    let mut count = 0;
    for Lesson { id, html, .. } in lessons() {
        for span in html.split("<span class=\"live\"").skip(1) {
            let query = attribute(span, "data-query").replace("&amp;", "&");
            let asked = attribute(span, "data-number");
            let shown = span.split(['>', '<']).nth(1).unwrap_or_default();
            let shown: f64 = shown.replace('−', "-").parse().unwrap_or(f64::NAN);
            let config: Config = query::read(&query).0.config;
            let mut run = Run::new(&config, config.racers[0].clone());
            run.finish();
            let trace = run.trace();
            let words: Vec<&str> = asked.split(' ').collect();
            // Mistakes and counts are tested where they are computed.
            let ["w" | "x" | "y" | "loss" | "gradient" | "move" | "rate", step] = words[..] else {
                continue;
            };
            let step = step.parse().unwrap_or(trace.updates());
            let (state, update) = (&trace.states[step], run.update(step));
            let right = match words[0] {
                "w" | "x" => state.point.x,
                "y" => state.point.y,
                "loss" => state.loss,
                "gradient" => state.gradient.x,
                "move" => update.map_or(f64::NAN, |update| update.step.x),
                _ => update.map_or(f64::NAN, |update| update.rate),
            };
            assert!((shown - right).abs() <= 5e-5 * right.abs().max(1e-12), "{id}: {asked} of {query}");
            count += 1;
        }
    }
    assert!(count > 60, "only {count} numbers");
}

#[test]
fn what_the_lessons_claim_about_counts_and_mistakes_comes_out() {
    let html: String = lessons().iter().map(|lesson| lesson.html.as_str()).collect();
    for (number, value) in [("verdict", "50"), ("w 1 sign", "3.6"), ("w 1 rate", "−3"), ("w 1 move", "−0.6")]
    {
        assert!(html.contains(&format!("data-number=\"{number}\">{value}<")), "{number}: {value}");
    }
    // The steps of the slow rate by hand: asked for, so not written down.
    for asked in ["within w 0.01", "within loss 0.01", "within w 0.01 after 4"] {
        assert!(html.contains(&format!("data-number=\"{asked}\"")), "{asked}");
    }
}

#[test]
fn every_term_is_linked_where_it_is_used() {
    let all = lessons();
    let html: String = all.iter().map(|lesson| lesson.html.as_str()).collect();
    let terms: Vec<&str> =
        html.split("<dt id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert_eq!(terms.len(), 7);
    for term in terms {
        assert!(html.contains(&format!("#{term}\"")), "nothing links to {term}");
    }
    // A link never leads to a heading that is not there.
    for Lesson { id, html, .. } in all {
        for link in html.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            // Runs to try next, and sources.
            if link.starts_with("https://") || (link.starts_with('?') && !link.starts_with("?lesson=")) {
                continue;
            }
            let (page, anchor) = link.split_once('#').unwrap_or((link, ""));
            let lesson = page.strip_prefix("?lesson=").unwrap_or(id);
            let target = all.iter().find(|other| other.id == lesson);
            let found = target
                .is_some_and(|target| anchor.is_empty() || target.html.contains(&format!("id=\"{anchor}\"")));
            assert!(found, "{id}: {link} leads nowhere");
        }
    }
}

#[test]
fn a_result_that_is_typed_in_is_refused() {
    assert_eq!(errors("From 4 at rate 0.1 it goes to {{a w 1}}."), Vec::<String>::new());
    let found = errors("From 4 at rate 0.1\nit goes to 3.2.");
    assert_eq!(found.len(), 1);
    assert!(found[0].starts_with("www/lessons/test.md:11: the number 3.2 is typed in"), "{found:?}");
    assert!(errors("The loss is $L = 5w$.")[0].contains(":10: the number 5"));
    assert!(errors("```cards\ntitle: T\n- a :: 16\n```")[0].contains(":12: the number 16"));
}

#[test]
fn broken_content_is_named_with_its_line() {
    let cases = [
        ("{{b w 1}}", "10: there is no run `b`"),
        ("Text.\n\n{{a w}}", "12: `w` is no number of a run"),
        ("{{a w 500}}", "10: the run `a` has no `w 500`"),
        ("{{a w 1", "10: `{{a w 1` is not closed"),
        ("```sims\nrun: a\n```", "10: there is no block `sims`"),
        ("```sim\nHello.\n```", "10: the block `sim` lacks `run: …`"),
        (
            "\n```check\ntitle: T\nHow?\n- [ ] no :: why\n```",
            "11: the block `check` has 0 ticked items, not 1",
        ),
        ("```cards\ntitle: T\n\n- front\n```", "13: an item of `cards` is `- left :: right`"),
        ("```fill\ntitle: T\nA [[b]].\nparts: b\n```", "13: `parts: …` stands before the text"),
        ("```explore\ntitle: T\nrun: a\nkeys: lr\n- flies :: x\n```", "14: there is no verdict `flies`"),
        ("```by-hand\ntitle: T\nrun: a\nsteps: 2\ncolumns: w z\n```", "14: there is no column `z`"),
        ("```label\ntitle: T\nsteps: 3\n- b :: x\n```", "13: there is no run `b`"),
        ("[x](lesson:nowhere)", "10: there is no lesson `nowhere`"),
        ("$\\nosuch$", "10: the formula"),
        ("## One\n\n## One", "12: there are two headings `One`"),
    ];
    for (body, wrong) in cases {
        let found = errors(body);
        let is_named = found.iter().any(|error| error.starts_with(&format!("www/lessons/test.md:{wrong}")));
        assert!(is_named, "{body:?}: {found:?}");
    }
}

#[test]
fn a_wrong_head_is_named_with_its_line() {
    let of = |text: &str| render_all(TABLE, &[("test", text)]).err().unwrap_or_default().join("\n");
    assert!(of("# No head").contains("test.md:1: a lesson begins with a head"));
    assert!(
        of(&HEAD.replace("converged", "diverged"))
            .contains("test.md:7: the claim \"diverged\" does not hold: gd has converged in")
    );
    assert!(of(&HEAD.replace("lr=0.1", "lr=fast")).contains("test.md:7: `lr=fast`: not-a-number"));
    assert!(of(&HEAD.replace("minutes: 1", "minutes: some")).contains("`minutes` is a whole number"));
    assert!(of(&HEAD.replace("title", "name")).contains("test.md:3: a head has no `name`"));
}

#[test]
fn exercises_hold_no_links_since_they_stand_alone_in_frames() {
    for lesson in lessons() {
        for exercise in &lesson.exercises {
            assert!(!exercise.html.contains("<a "), "{}: {}", lesson.id, exercise.title);
        }
    }
}

/// A lesson of a head and these lines, with what the first of them is.
fn is_named(body: &str, wrong: &str) {
    let found = errors(body);
    let is_named = found.iter().any(|error| error.starts_with(&format!("www/lessons/test.md:{wrong}")));
    assert!(is_named, "{body:?}: {found:?}");
}

const SIM: &str = "```sim\nrun: a\nask: verdict\nLook.\n=> converged\n- converged :: Yes.\n- else :: No.\n---\nSo it is.\n```";
/// 200 points and more, for the run `a`.
const DEAL: &str = "deal: w=4|1.0..4.9|-4.9..-1.0, lr=0.1|0.2|0.3";

#[test]
fn claims_that_are_not_so_are_named_with_what_is() {
    let race = "opt=gd&lr=0.1&vs=momentum,lr:0.1";
    let of_head = |claims: &str| {
        let text = HEAD.replace("\n---", &format!("\nrun b: {race} => {claims}\n---"));
        render_all(TABLE, &[("test", &text)]).err().unwrap_or_default().join("\n")
    };
    let of_sim = |claims: &str| {
        let head = HEAD.replace("\n---", &format!("\nrun b: {race}\n---"));
        let sim = SIM.replace("run: a", "run: b").replace("=> converged", &format!("=> {claims}"));
        render_all(TABLE, &[("test", &[head, sim].concat())]).err().unwrap_or_default().join("\n")
    };
    assert_eq!(of_head("converged and momentum in 50 and gd < momentum by 2x"), "");
    assert_eq!(of_sim("converged and momentum in 50 and gd < momentum by 2x"), "");
    for (claims, instead) in [
        ("diverged", "gd has converged in 20 steps"),
        ("momentum at saddle", "momentum ends at minimum"),
        ("momentum in 49", "momentum has converged in 50 steps"),
        ("momentum < gd by 2x", "momentum takes 50 steps, gd 20"),
        ("loss at 10 > 5x start", "loss of gd at 10 is"),
        ("loss of momentum at 3 < loss of gd at 3", "loss of momentum at 3 is"),
        ("turns of momentum at last < 3", "turns of momentum at last is"),
    ] {
        for (found, line) in [(of_head(claims), 8), (of_sim(claims), 15)] {
            let expected =
                format!("www/lessons/test.md:{line}: the claim \"{claims}\" does not hold: {instead}");
            assert!(found.starts_with(&expected), "{found}, not {expected}");
        }
    }
    assert!(of_head("flies").starts_with("www/lessons/test.md:8: `flies` is no claim"));
}

#[test]
fn a_run_asks_and_claims() {
    assert_eq!(errors(SIM), Vec::<String>::new());
    for (from, to, wrong) in [
        ("=> converged\n", "", "10: a `sim` claims what it shows"),
        ("Look.\n", "", "10: a `sim` says what to look at"),
        ("ask: verdict", "ask: why", "12: there is no question `why`"),
        ("- converged", "- flies", "15: `flies` is no answer to `verdict`"),
        ("- else :: No.\n", "", "10: a `sim` that asks replies to any other answer"),
        ("- else :: No.", "- else", "16: an item of `sim`"),
        ("ask: verdict\n", "", "10: the first run of a section asks before it shows"),
        ("ask: verdict\n", "", "14: a `sim` that replies asks"),
        ("ask: verdict", "ask: steps", "15: `converged` is no answer to `steps`"),
    ] {
        is_named(&SIM.replace(from, to), wrong);
    }
    let second = SIM.replace("ask: verdict\n", "").replace("- converged :: Yes.\n- else :: No.\n", "");
    assert_eq!(errors(&format!("{SIM}\n\n{second}")), Vec::<String>::new());
    is_named(&format!("{SIM}\n\n## Next\n\n{second}"), "23: the first run of a section asks");
}

#[test]
fn other_broken_blocks_are_named_with_their_lines() {
    for (body, wrong) in [
        ("```worked\ntitle: T\n- a 1 :: x\n```", "10: at least one step of `worked` asks"),
        ("```worked\ntitle: T\n- a 1 ask z :: x\n```", "12: `z 1` is no number of a run"),
        ("```worked\ntitle: T\n- a 1 ask :: x\n```", "12: a step of `worked` is"),
        ("```worked\ntitle: T\n- a 1 ask w :: x\n```", "10: an exercise that asks for numbers has `deal"),
        (
            "```explore\ntitle: T\nrun: a\nkeys: lr\n- diverged :: x\n```",
            "14: a regime says by which numbers",
        ),
        (
            "```explore\ntitle: T\nrun: a\nkeys: lr\n- diverged lr=0.1 :: x\n```",
            "14: with lr=0.1 the engine's verdict is converged, not diverged",
        ),
        (
            "```explore\ntitle: T\nrun: a\nkeys: lr\n- diverged momentum=0.1 :: x\n```",
            "14: the learner cannot move `momentum`",
        ),
        ("```fill\ntitle: T\nIt is [[=a w 1]].\n```", "10: an exercise that asks for numbers has `deal"),
        ("```fill\ntitle: T\nIt is [[~old - speed]].\n```", "12: `speed` is no symbol"),
        ("```fill\ntitle: T\nIt is [[~1]].\n```", "12: `~1` has no symbol"),
        ("```fill\ntitle: T\nIt is [[~old]].\n- ~new :: x\n```", "13: `new` is no symbol"),
        ("```fill\ntitle: T\nIt is [[b]].\n- {{a w 1}}\n```", "13: an item of `fill`"),
        ("```sources\n- Cauchy :: Method | https://a.b\n```", "11: a source is `- Author, year"),
        ("```sources\n- Cauchy, 1847 :: Method\n```", "11: a source is `- Author, year"),
        ("```sources\n- Cauchy, 1847 :: Method | http://a.b\n```", "11: the address `http://a.b` begins"),
        ("```discuss\n- Why?\n```", "11: an item of `discuss` is `- left :: right`"),
        ("```can\n- Do :: this\n```", "11: an item of `can` is `- text`"),
        ("```can\n```", "10: the block `can` lacks its items, `- text`"),
        ("```next\n- Try :: b\n```", "11: there is no run `b`"),
        ("```sample\ntitle: T\n```", "10: the block `sample` is empty"),
        ("```sample\nprint(1)\n```", "10: the block `sample` lacks `title: …`"),
    ] {
        is_named(body, wrong);
    }
    let found = render_all("symbol rate\nform a: b\nword c: d", &[]).err().unwrap_or_default();
    assert_eq!(found.len(), 2, "{found:?}");
    let twice = render_all("symbol rate: a, b\nsymbol old: w, a", &[]).err().unwrap_or_default();
    assert_eq!(twice, ["www/lessons/words.txt:2: `a` is a name of `rate` already"]);
    assert!(found[0].starts_with("www/lessons/words.txt:1: a line is"), "{found:?}");
}

#[test]
fn deals_that_are_not_fair_are_named() {
    let fill = |deal: &str, title: &str, text: &str| {
        format!("```fill\ntitle: {title}\n{deal}\n{text} [[=a w 1]].\n```")
    };
    let live = "From {{a w 0}} at {{a rate 0}} to";
    assert_eq!(errors(&fill(DEAL, "T", live)), Vec::<String>::new());
    for (deal, title, text, wrong) in [
        (DEAL, "T", "From 4 to", "13: the number 4 is dealt, and typed in"),
        (DEAL, "T", "At 0.1 to", "13: the number 0.1 is dealt, and typed in"),
        (DEAL, "From 4", "To", "11: the title of an exercise that is dealt holds no numbers"),
        ("deal: w=4|3, lr=0.1|0.2", "T", live, "12: 4 of the deal's 4 points are left, not 200"),
        ("deal: w=3|1.0..4.9", "T", "To", "12: no run of this exercise has w=3"),
        ("deal: w", "T", "To", "12: a deal is lists of numbers"),
        (
            "deal: w=4|1.0..4.9|-4.9..-1.0, lr=0.1|0.2|1.5",
            "T",
            live,
            "12: 156 of the deal's 240 points are left, not 200: 80 have another verdict on `a`, as",
        ),
        (
            "deal: w=4|0.0001..0.0200, lr=0.1|0.2",
            "T",
            live,
            "12: 2 of the deal's 402 points are left, not 200: 268 do not tell `a w 1 sign` from another answer, as",
        ),
    ] {
        is_named(&fill(deal, title, text), wrong);
    }
    is_named(
        &format!("```check\ntitle: T\n{DEAL}\nTo?\n- [x] {{{{a w 1}}}} :: y\n- [ ] {{{{a w 1}}}} :: n\n```"),
        "12: with the author's own numbers have two choices that are as good as equal",
    );
}

#[test]
fn the_new_blocks_become_html() {
    let html = |body: &str| {
        let all = render_all(TABLE, &[("test", &format!("{HEAD}{body}"))]);
        all.unwrap_or_else(|errors| panic!("{errors:?}")).remove(0).html
    };
    let fill =
        "```fill\ntitle: T\nhint: Near.\nIt [[oscillates]] by [[~old - rate]].\n- ~old + rate :: No.\n```";
    for (body, expected) in [
        (
            SIM,
            "data-ask=\"verdict\"><div class=\"look\"><p>Look.</p></div><ul class=\"replies\" hidden>\
               <li data-said=\"converged\">Yes.</li><li data-said=\"else\">No.</li></ul>\
               <div class=\"explained\"><p>So it is.</p></div></div>",
        ),
        (fill, "data-names=\"rate=lr|step size;old=w\""),
        (fill, "<input class=\"blank\" data-answers=\"oscillates|bounces|swings\">"),
        (fill, "<input class=\"blank\" data-expression=\"old - rate\">"),
        (fill, "<li data-expression=\"old + rate\">No.</li>"),
        (fill, "<p class=\"nearer\" hidden>Near.</p></section>"),
        (
            "```sources\n- Cauchy, 1847 :: A method | https://a.b/c?d=1&e=2\n```",
            "<ul class=\"sources\"><li>Cauchy (1847): <a href=\"https://a.b/c?d=1&amp;e=2\" rel=\"noopener\" \
             target=\"_blank\">A method</a></li></ul>",
        ),
        (
            "```discuss\n- Why? :: So.\n- How? :: Thus.\n```",
            "<div class=\"discuss\" data-question=\"2\"><p class=\"asked\">How?</p>\
             <div class=\"model\" hidden><p>Thus.</p></div></div>",
        ),
        ("```can\n- Do *it*.\n```", "<ul class=\"can\"><li>Do <em>it</em>.</li></ul>"),
        (
            "```next\n- Try :: a\n```",
            "<ul class=\"next\"><li><a href=\"?fn=parabola&amp;opt=gd\">Try</a></li></ul>",
        ),
        ("```sample\ntitle: T\nfor a in b:\n    print(-a)\n```", "<code>for a in b:\n    print(-a)</code>"),
        (
            "```explore\ntitle: T\nrun: a\nkeys: lr\n- diverged lr=1.1 :: Go.\n```",
            "<li data-verdict=\"diverged\" data-show=\"lr=1.1\"><p>Go.</p></li>",
        ),
        (
            &format!("```worked\ntitle: T\n{DEAL}\n- a 1 ask w :: {{{{a w 0}}}}, {{{{a rate 0}}}}\n```"),
            "data-deal=\"w=4|1.0..4.9|-4.9..-1.0;lr=0.1|0.2|0.3",
        ),
        (
            &format!("```worked\ntitle: T\n{DEAL}\n- a 1 ask w :: {{{{a w 0}}}}, {{{{a rate 0}}}}\n```"),
            "<li data-query=\"fn=parabola&amp;opt=gd\" data-at=\"1\" data-ask=\"w 1\"><p>",
        ),
    ] {
        let found = html(body);
        assert!(found.contains(expected), "{found}\n\nhas no {expected}");
    }
}

/// Runs where there is Python with NumPy.
#[test]
fn samples_run() {
    let has_numpy = Command::new("python3").args(["-c", "import numpy"]).output();
    if !has_numpy.is_ok_and(|output| output.status.success()) {
        return;
    }
    for lesson in lessons() {
        for sample in &lesson.samples {
            let ran = Command::new("python3").args(["-c", sample]).output().unwrap();
            assert!(ran.status.success(), "{}: {}", lesson.id, String::from_utf8_lossy(&ran.stderr));
        }
    }
}
