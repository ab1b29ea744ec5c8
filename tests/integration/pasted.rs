//! Tables as people paste them: the right pairs, or a question, or a line that is named.
use fall_line::data::{self, Choice, Question, Reading, Table, Target};
use fall_line::number::{self, Marks};
use proptest::prelude::*;
use std::sync::OnceLock;

fn rows(reading: &Reading) -> Vec<(f64, f64)> {
    reading.points.iter().map(|point| (point.u, point.v)).collect()
}

/// Line, cell and code of each row that is left out.
fn bad(reading: &Reading) -> Vec<(usize, usize, &str)> {
    reading.bad.iter().map(|row| (row.line, row.cell.unwrap_or(0), row.code)).collect()
}

/// A table as the page makes it of a text, with another splitter of cells by RFC 4180.
fn table(text: &str) -> Table {
    let mut table = Table::new(text);
    let layout = table.layout.clone();
    // That splitter passes over empty lines, which count as lines.
    let lines = layout.text.split('\n').map(|line| if line.is_empty() { " " } else { line });
    let text = lines.collect::<Vec<_>>().join("\n");
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(layout.separator as u8)
        .quoting(layout.is_quoted)
        .from_reader(text.as_bytes());
    for record in reader.records() {
        table.push(record.unwrap().iter().map(String::from).collect());
    }
    table
}

/// What a text gives where nothing is asked.
pub(crate) fn read(text: &str, target: Target) -> Reading {
    table(text).read(target, Choice::default())
}

#[test]
fn columns_are_parted_by_what_people_use() {
    let wanted = vec![(1.0, 2.5), (3.0, -4.0)];
    for text in [
        "1,2.5\n3,-4",
        "u,v\n1, 2.5\r\n3, -4\r\n",
        "1\t2.5\n3\t-4\n\n",
        "1;2,5\n3;-4",
        "  1   2.5 \n 3 -4",
        "1,0 2,5\r3 −4",
        "\"1\",\"2,5\"\n\"3\",\"-4\"",
        "(1, 2.5),\n(3, -4)",
        "[[1, 2.5], [3, -4]]",
        "1:2.5,3:-4",
        "sep=;\r\n1;2.5\r\n3;-4",
        "\u{feff}x\ty\r\n1\t2.5\r\n3\t-4",
        "1,2.5,\n3,-4,",
        "| 1 | 2.5 |\n| 3 | -4 |",
        "\n\n1,2.5\n\n3,-4",
    ] {
        let reading = read(text, Target::Number);
        assert_eq!((rows(&reading), bad(&reading)), (wanted.clone(), vec![]), "{text:?}");
    }
}

#[test]
fn a_bad_row_is_named_by_line_and_cell_the_first_too_and_the_others_stay() {
    let reading = read("u,v\n1,2\n3\n4,x\n5,1e99\n6,7,8\n9,10", Target::Number);
    assert_eq!(rows(&reading), [(1.0, 2.0), (9.0, 10.0)]);
    assert_eq!(bad(&reading), [(3, 2, "empty"), (4, 2, "number"), (5, 2, "size"), (6, 0, "columns")]);
    assert_eq!(reading.heading, Some((1, "u, v".into())));
    for (text, expected) in [
        ("1,NA\n1,2\n3,4", (1, 2, "number")),
        ("1\t#DIV/0!\n1\t2\n3\t4", (1, 2, "number")),
        ("1,2\n2,nan\n3,4", (2, 2, "number")),
        ("1,2\ninf,2\n3,4", (2, 1, "number")),
        ("1,2\n,7\n3,4", (2, 1, "empty")),
        ("1,2\n\n5%,7\n3,4", (3, 1, "number")),
        ("x1,x2\n1,2\n3,4", (1, 1, "number")),
    ] {
        let reading = read(text, Target::Number);
        assert_eq!(
            (rows(&reading), bad(&reading)),
            (vec![(1.0, 2.0), (3.0, 4.0)], vec![expected]),
            "{text:?}"
        );
        assert_eq!(reading.heading, None);
    }
    // A cell of two lines is one row.
    let reading = read("\"a\nb\",v\n1,2\n3,x\n5,6", Target::Number);
    assert_eq!(bad(&reading), [(4, 2, "number")]);
    // A quote that never ends swallows nothing.
    let reading = read("1,2\n\"3,4\n5,6", Target::Number);
    assert_eq!((rows(&reading), bad(&reading)), (vec![(1.0, 2.0), (5.0, 6.0)], vec![(2, 1, "number")]));
}

#[test]
fn what_can_be_read_in_two_ways_is_asked() {
    for (text, by_point, by_comma) in [
        (
            "1,416;232,000\n2,500;12,345",
            [(1416.0, 232_000.0), (2500.0, 12_345.0)],
            [(1.416, 232.0), (2.5, 12.345)],
        ),
        (
            "1.416;232.000\n2.500;12.345",
            [(1.416, 232.0), (2.5, 12.345)],
            [(1416.0, 232_000.0), (2500.0, 12_345.0)],
        ),
        ("1,416\t0.5\n2,500\t0.25", [(1416.0, 0.5), (2500.0, 0.25)], [(1.416, 0.5), (2.5, 0.25)]),
    ] {
        let table = table(text);
        let Some(Question::Marks(cells)) = table.read(Target::Number, Choice::default()).question else {
            panic!("{text} asks nothing");
        };
        assert!(cells[0].1[0] != cells[0].1[1], "{cells:?}");
        for (marks, expected) in Marks::ALL.into_iter().zip([by_point, by_comma]) {
            let reading = table.read(Target::Number, Choice { marks: Some(marks), ..Choice::default() });
            assert_eq!((rows(&reading), reading.question), (expected.to_vec(), None), "{text}");
        }
    }
    // One cell that is clear decides for its column.
    assert_eq!(rows(&read("1,416;2\n0,5;3", Target::Number)), [(1.416, 2.0), (0.5, 3.0)]);
    assert_eq!(rows(&read("1.416;2\n1.2;3", Target::Number)), [(1.416, 2.0), (1.2, 3.0)]);
}

#[test]
fn of_more_columns_two_are_asked_for() {
    for (text, names) in [
        ("id,x,y\n1,2,3\n2,4,5", ["id", "x", "y"]),
        ("1,,2\n3,,4", ["", "", ""]),
        (",x,y\n0,2,3\n1,4,5", ["", "x", "y"]),
    ] {
        let table = table(text);
        let Some(Question::Columns(columns)) = table.read(Target::Number, Choice::default()).question else {
            panic!("{text} asks nothing");
        };
        assert_eq!(columns.iter().map(|column| column.name.as_str()).collect::<Vec<_>>(), names);
    }
    let choice = Choice { columns: Some([2, 1]), ..Choice::default() };
    let reading = table("id,x,y\n1,2,3\n2,4,5\n3,6").read(Target::Number, choice);
    assert_eq!((rows(&reading), bad(&reading)), (vec![(3.0, 2.0), (5.0, 4.0)], vec![(4, 3, "empty")]));
}

#[test]
fn two_kinds_of_labels_become_0_and_1() {
    for (text, labels, targets) in [
        ("1,0\n2,1\n3,1", None, [0.0, 1.0, 1.0]),
        ("1,True\n2,False\n3,True", Some(["False", "True"]), [1.0, 0.0, 1.0]),
        ("1,-1\n2,1\n3,-1", Some(["-1", "1"]), [0.0, 1.0, 0.0]),
        ("x,kind\n1,b\n2,a\n3,A", Some(["a", "b"]), [1.0, 0.0, 0.0]),
    ] {
        let reading = read(text, Target::Label);
        assert_eq!(reading.labels, labels.map(|labels| labels.map(String::from)), "{text}");
        assert_eq!(reading.points.iter().map(|point| point.v).collect::<Vec<_>>(), targets, "{text}");
    }
    let reading = read("1,0\n2,1\n3,0.5\n4,NA", Target::Label);
    assert_eq!((reading.points.len(), bad(&reading)), (2, vec![(3, 2, "label"), (4, 2, "number")]));
    // Where numbers are measured, -1 and 1 are numbers.
    assert_eq!(rows(&read("1,-1\n2,1", Target::Number)), [(1.0, -1.0), (2.0, 1.0)]);
}

#[test]
fn there_is_room_for_ten_thousand_rows() {
    let text: String = (0..10_001).map(|row| format!("{row},{row}\n")).collect();
    let reading = read(&text, Target::Number);
    assert_eq!((reading.points.len(), bad(&reading)), (data::MOST, vec![(10_001, 0, "many")]));
}

/// How a program writes a table.
#[derive(Clone, Copy, Debug)]
struct Style {
    separator: char,
    marks: Marks,
    thousands: &'static str,
    is_quoted: bool,
    heading: Option<[&'static str; 2]>,
    gap: Option<&'static str>,
    end: &'static str,
    mark: &'static str,
}

impl Style {
    fn number(self, number: f64) -> String {
        let text = number::shortest(number.abs());
        let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
        let digits: Vec<char> = whole.chars().collect();
        let groups: Vec<String> = digits.rchunks(3).rev().map(|group| group.iter().collect()).collect();
        let mut written = if number < 0.0 { "-".to_string() } else { String::new() };
        written += &groups.join(self.thousands);
        if !fraction.is_empty() {
            written.push(self.marks.decimal());
            written += fraction;
        }
        written
    }

    fn cell(self, text: &str) -> String {
        let has_separator =
            text.contains(self.separator) || (self.separator == ' ' && text.contains(char::is_whitespace));
        if self.is_quoted || has_separator { format!("\"{text}\"") } else { text.into() }
    }

    fn text(self, points: &[(f64, f64)]) -> String {
        let mut lines: Vec<[String; 2]> =
            points.iter().map(|&(u, v)| [self.number(u), self.number(v)]).collect();
        if let Some(gap) = self.gap {
            lines[1][1] = gap.into();
        }
        let heading = self.heading.map(|names| names.map(String::from));
        let lines = heading.into_iter().chain(lines);
        let separator = if self.separator == ' ' { "   ".into() } else { self.separator.to_string() };
        let lines = lines.map(|cells| cells.map(|cell| self.cell(&cell)).join(&separator) + self.end);
        self.mark.to_string() + &lines.collect::<String>()
    }

    /// Whether a table says what it means: not where one sign has two uses.
    fn is_sound(self) -> bool {
        let is_empty_cell = self.gap == Some("") && self.separator == ' ' && !self.is_quoted;
        self.thousands != self.marks.decimal().to_string() && !is_empty_cell
    }
}

/// Every style, each with everything that the others can have.
fn styles() -> Vec<Style> {
    let mut all = Vec::new();
    for separator in ['\t', ';', ',', '|', ' '] {
        for marks in Marks::ALL {
            for thousands in ["", ",", ".", "'", "\u{a0}", " "] {
                for is_quoted in [false, true] {
                    for heading in [None, Some(["u", "v"]), Some(["height in m", "weight, kg"])] {
                        for gap in [None, Some(""), Some("NA"), Some("#DIV/0!")] {
                            for (end, mark) in [("\n", ""), ("\r\n", "\u{feff}"), ("\r", "")] {
                                all.push(Style {
                                    separator,
                                    marks,
                                    thousands,
                                    is_quoted,
                                    heading,
                                    gap,
                                    end,
                                    mark,
                                });
                            }
                        }
                    }
                }
            }
        }
    }
    all.retain(|style| style.is_sound());
    all
}

/// Holds a table against the points that it was written from: the right pairs, or a question whose
/// answer gives them, or the line named.
fn hold(style: Style, points: &[(f64, f64)]) {
    let text = style.text(points);
    let table = table(&text);
    let mut reading = table.read(Target::Number, Choice::default());
    if let Some(question) = &reading.question {
        assert!(matches!(question, Question::Marks(_)), "{style:?}: {question:?} of {text:?}");
        reading = table.read(Target::Number, Choice { marks: Some(style.marks), ..Choice::default() });
    }
    let mut expected = points.to_vec();
    let mut left_out = Vec::new();
    if style.gap.is_some() {
        expected.remove(1);
        left_out.push(2 + usize::from(style.heading.is_some()));
    }
    assert_eq!(rows(&reading), expected, "{style:?}: {text:?}");
    assert_eq!(reading.bad.iter().map(|row| row.line).collect::<Vec<_>>(), left_out, "{style:?}: {text:?}");
    assert_eq!(reading.heading.is_some(), style.heading.is_some(), "{style:?}: {text:?}");
}

#[test]
fn tables_of_every_style_give_the_right_pairs_or_a_question_or_a_line() {
    let tables: [&[(f64, f64)]; 4] = [
        &[(0.5, 5.4), (1.2, 7.9), (-2.25, 1e-3), (3.0, -4.5)],
        &[(1416.0, 232_000.0), (2500.0, 1e6), (12_345.0, -7000.0), (3.0, 999.0)],
        &[(1.416, 2.732), (2.5, -3.317), (12.345, 1.618), (7.125, 9.999)],
        &[(1.0, 1234.5), (2.0, 12_345.678), (3.0, -1_234_567.25), (4.0, 0.125)],
    ];
    let styles = styles();
    for style in &styles {
        tables.iter().for_each(|points| hold(*style, points));
    }
    assert!(styles.len() * tables.len() > 10_000);
}

proptest! {
    #[test]
    fn numbers_of_any_size_are_read_in_any_style(
        points in proptest::collection::vec((-9_999_999..9_999_999_i32, 0..5_u32, -99_999..99_999_i32, 0..4_u32), 3..6),
        choice in any::<proptest::sample::Index>(),
    ) {
        static STYLES: OnceLock<Vec<Style>> = OnceLock::new();
        let styles = STYLES.get_or_init(styles);
        let points: Vec<(f64, f64)> = points
            .into_iter()
            .map(|(u, u_places, v, v_places)| (decimal(u, u_places), decimal(v, v_places)))
            .collect();
        hold(styles[choice.index(styles.len())], &points);
    }

    #[test]
    fn any_text_makes_a_table(text in ".{0,80}", more in "[0-9,.;: \n\"()]{0,60}") {
        for text in [text.as_str(), &more] {
            read(text, Target::Number);
            read(text, Target::Label);
        }
    }
}

/// A decimal number with so many places.
fn decimal(digits: i32, places: u32) -> f64 {
    format!("{digits}e-{places}").parse().unwrap()
}
