import { openLab } from './support/lab/open.ts';
import { openBrowser } from './support/browser.ts';
const b = await openBrowser();
const { page, complaints, close } = await openLab(b);
page.on('console', (m) => console.log('>', m.text().slice(0, 600)));
try {
const r = await Promise.race([page.evaluate(async (a: any) => {
  const { lab } = globalThis as any;
  console.log((await lab.start('webgpu')).adapter);
  return lab.toyParity(...a);
}, JSON.parse(process.argv[2] ?? '[]')), new Promise((_, no) => setTimeout(() => no(new Error('too long')), 120e3))]);
console.log(JSON.stringify(r, null, 1)); console.log(complaints.slice(0, 5));
} catch (e) { console.log(String(e).slice(0, 800)); }
await b.close(); process.exit(0);
