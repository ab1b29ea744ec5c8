//! The pages: index.html with hashed files beside it, embed.html in one piece.

use crate::Outcome;
use crate::guests;
use crate::lessons;
use crate::picture;
use crate::stamp::{Stamp, hex};
use crate::streams;
use crate::tools::{copy, npm_tool, read, read_bytes, root, write};
use crate::wasm;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use lzma_rust2::{LzmaOptions, LzmaWriter};
use sha2::{Digest, Sha256};
use std::io::Write;

/// Where the pages' sources say that something comes in.
const LAB_STYLE: &str = r#"<link rel="stylesheet" href="www/styles/lab.css">"#;
const EMBED_STYLE: &str = r#"<link rel="stylesheet" href="www/styles/embed.css">"#;
const PICTURE: &str = "<!-- picture -->";
const SECURITY: &str = "<!-- content security policy -->";

/// Builds what is out of date; says whether anything was.
pub fn build() -> Outcome<bool> {
    let inputs =
        ["index.html", "embed.html", "www", "package-lock.json", "xtask/src", "Cargo.lock", "examples"];
    let stamp = Stamp::of("pages", &inputs)?.with(&std::env::var(guests::SITE).unwrap_or_default());
    let dist = root().join("dist");
    if stamp.is_current() && dist.join("index.html").is_file() && dist.join("embed.html").is_file() {
        return Ok(false);
    }
    if dist.is_dir() {
        std::fs::remove_dir_all(&dist).map_err(|error| format!("dist/: {error}"))?;
    }
    let style = bundle("www/styles/embed.css", "embed.css", &[])?;
    let picture = picture::svg()?;
    index(&bundle("www/styles/lab.css", "lab.css", &[])?, &picture)?;
    embed(&style, &picture)?;
    guests::build()?;
    stamp.keep()?;
    Ok(true)
}

/// The lab: its files stand beside it, named by their content so that they can be kept for ever.
fn index(style: &str, picture: &str) -> Outcome {
    let asset = |name: &str, end: &str, content: &[u8]| {
        let path = format!("assets/{name}-{}.{end}", &hex(&Sha256::digest(content))[..10]);
        write(&root().join("dist").join(&path), content).map(|()| path)
    };
    let wasm = asset("fall-line", "wasm.lzma", &packed(&sorted_wasm(&wasm::LAB)?)?)?;
    let script = split_bundle("www/lab.js", "lab")?;
    // What the script begins with comes beside it, not after it.
    let chunks: String = imports(&script)
        .map(|name| format!("<link rel=\"modulepreload\" href=\"assets/{name}\">\n"))
        .collect();
    let script = asset("lab", "js", script.as_bytes())?;
    let style = asset("style", "css", style.as_bytes())?;
    // Each fetched when it is opened.
    copy(lessons::TEXTS, &root().join("dist/assets"))?;
    let policy = policy("'self'", "'self' 'unsafe-inline'", "'self'", "'self'");
    let page = Template::read("index.html")?
        .replace(SECURITY, &policy)?
        .replace(LAB_STYLE, &format!(r#"<link rel="stylesheet" href="{style}">"#))?
        .replace(
            r#"<script type="module" src="www/lab.js"></script>"#,
            &format!(
                "<link id=\"wasm\" rel=\"preload\" as=\"fetch\" crossorigin href=\"{wasm}\">\n{chunks}\
                 <script type=\"module\" src=\"{script}\"></script>"
            ),
        )?
        .replace(PICTURE, picture)?;
    write(&root().join("dist/index.html"), page.0)
}

/// The embed: everything inside, so that it works from a file, a frame without an origin, or an
/// address that is the page itself. The wasm, the exercises and the script are packed together
/// inside base64 (of what is plain inside, a server's compression makes a third more); a first
/// script unpacks them. What a server packs better itself stands before that.
fn embed(style: &str, picture: &str) -> Outcome {
    // Without a name of its own, browsers' tools would call it nothing.
    let script = minified("www/embed.js", "embed.js", &[&wasm::EMBED.alias()])? + "\n//# sourceURL=embed.js";
    let first = minified("www/unpack.js", "unpack.js", &[])?.replace("</script", "<\\/script");
    let print = |script: &str| format!("'sha256-{}'", BASE64.encode(Sha256::digest(script.as_bytes())));
    let policy = policy(&[print(&first), print(&script)].join(" "), "'unsafe-inline'", "'none'", "'none'");
    let packed = BASE64.encode(packed(&together(
        &sorted_wasm(&wasm::EMBED)?,
        &read_bytes(&root().join(lessons::EXERCISES))?,
        script.as_bytes(),
    ))?);
    let page = Template::read("embed.html")?
        .replace(SECURITY, &policy)?
        .replace(EMBED_STYLE, &format!("<style>{}</style>", style.trim()))?
        .replace(
            r#"<script type="module" src="www/embed.js"></script>"#,
            &format!("<script type=\"text/plain\" id=\"packed\">{packed}</script>\n<script>{first}</script>"),
        )?
        .replace(PICTURE, picture)?;
    write(&root().join("dist/embed.html"), page.0)
}

/// Two lengths, 32 bits each, the low byte first, and three files; `www/unpack.js` parts them.
fn together(first: &[u8], second: &[u8], third: &[u8]) -> Vec<u8> {
    let length = |file: &[u8]| (file.len() as u32).to_le_bytes();
    [&length(first), &length(second), first, second, third].concat()
}

fn sorted_wasm(build: &wasm::Build) -> Outcome<Vec<u8>> {
    let path = build.wasm();
    streams::sorted(&read_bytes(&path)?).map_err(|error| format!("{}: {error}", path.display()))
}

/// An .lzma file that tells its size: code gets a sixth smaller than by gzip.
fn packed(bytes: &[u8]) -> Outcome<Vec<u8>> {
    // In code, no place is any more even than another, and what stands before a byte tells less of
    // it than in a text.
    let options =
        LzmaOptions { lc: 1, pb: 0, nice_len: LzmaOptions::NICE_LEN_MAX, ..LzmaOptions::with_preset(9) };
    LzmaWriter::new_use_header(Vec::new(), &options, Some(bytes.len() as u64))
        .and_then(|mut writer| writer.write_all(bytes).and_then(|()| writer.finish()))
        .map_err(|error| format!("lzma: {error}"))
}

/// The lab previews the embed in a frame; the embed previews itself in one without an address.
/// Styles may stand in attributes, since the pages size their pictures by them; scripts may not.
fn policy(script: &str, style: &str, connect: &str, frame: &str) -> String {
    format!(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; \
         script-src {script} 'wasm-unsafe-eval'; style-src {style}; img-src data: blob:; \
         connect-src {connect}; frame-src {frame}; base-uri 'none'; form-action 'none'\">"
    )
}

/// A page's source, in which each mark is replaced once.
struct Template(String);

impl Template {
    fn read(name: &str) -> Outcome<Self> {
        read(&root().join(name)).map(Self)
    }

    fn replace(self, mark: &str, by: &str) -> Outcome<Self> {
        match self.0.matches(mark).count() {
            1 => Ok(Self(self.0.replacen(mark, by, 1))),
            count => Err(format!("`{mark}` stands {count} times in a page, not once")),
        }
    }
}

const BUNDLE: [&str; 6] = [
    "--bundle",
    "--minify",
    "--log-level=warning",
    "--charset=utf8",
    "--target=es2022,chrome111,firefox113,safari16.4",
    // A package's newer form first: it leaves out what is not used.
    "--main-fields=module,main",
];

pub fn bundle(source: &str, name: &str, more: &[&str]) -> Outcome<String> {
    let path = root().join("target/xtask/bundles").join(name);
    let out = format!("--outfile={}", path.display());
    npm_tool("esbuild")?.args(&[source, &out]).args(&BUNDLE).args(more).run()?;
    read(&path)
}

/// A bundle for a page's classic script, gone over once more for the last twentieth.
fn minified(source: &str, name: &str, more: &[&str]) -> Outcome<String> {
    bundle(source, name, &[&["--format=iife"], more].concat())?;
    let path = root().join("target/xtask/bundles").join(name);
    let (from, to) = (path.to_string_lossy(), path.with_extension("min.js"));
    npm_tool("terser")?
        .args(&[&from, "--output", &to.to_string_lossy(), "--ecma", "2020", "--mangle"])
        .args(&["--compress", "passes=3,pure_getters=true,keep_fargs=false,unsafe_arrows=true"])
        .run()?;
    Ok(read(&to)?.trim().to_owned())
}

/// A script whose `import()`s stay files of their own, fetched when they are asked for. Their
/// names carry the hash of their content; they go into dist/assets/, where the script is to stand.
fn split_bundle(source: &str, name: &str) -> Outcome<String> {
    let alias = wasm::LAB.alias();
    let folder = root().join("target/xtask/bundles").join(name);
    if folder.is_dir() {
        std::fs::remove_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    let out = format!("--outdir={}", folder.display());
    let how = [
        alias.as_str(),
        "--format=esm",
        "--splitting",
        "--entry-names=[name]",
        "--chunk-names=[name]-[hash]",
    ];
    npm_tool("esbuild")?.args(&[source, &out]).args(&BUNDLE).args(&how).run()?;
    let entry = format!("{name}.js");
    for file in std::fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))? {
        let file = file.map_err(|error| format!("{}: {error}", folder.display()))?;
        if file.file_name() != entry.as_str() {
            let to = root().join("dist/assets").join(file.file_name());
            write(&to, read_bytes(&file.path())?)?;
        }
    }
    read(&folder.join(entry))
}

/// The files that a bundled script imports at its head, by their names.
fn imports(script: &str) -> impl Iterator<Item = &str> {
    let quoted = script.split("from\"./").skip(1).chain(script.split("import\"./").skip(1));
    quoted.filter_map(|rest| rest.split('"').next()).filter(|name| name.starts_with("chunk-"))
}
