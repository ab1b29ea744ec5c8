import { chromium } from "@playwright/test";
const qs=process.argv.slice(2);
const b=await chromium.launch({args:["--no-sandbox"],executablePath:"/usr/bin/chromium"});
const page=await b.newPage({viewport:{width:900,height:600}});
const errs=[];page.on("pageerror",e=>errs.push(e.message));
for(const q of qs){await page.goto("file://"+process.cwd()+"/dist/embed.html?"+q);await page.waitForFunction(()=>["ready","error"].includes(document.documentElement.dataset.state),null,{timeout:20000}).catch(()=>{});
await page.locator("#why summary").click().catch(()=>{});await page.waitForTimeout(150);
console.log("## "+q+"\n  V: "+(await page.locator("#verdict").innerText()).replaceAll("\n"," | ")+"\n  W: "+(await page.locator("#why .theories").innerText().catch(()=>"")).replaceAll("\n"," ")+(errs.length?"\n ERR "+errs.join():""));errs.length=0}
await b.close();
