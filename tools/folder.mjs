// One holder per data folder: the launcher, or a command that started the database for itself.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { refuse } from './setup.mjs';

/** Takes the folder, or refuses with who has it; gives what lets go of it. One that was killed left its number behind and holds nothing. */
export function holdFolder(dataDir) {
  const file = join(dataDir, 'holder.pid');
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx', mode: 0o600 });
      return () => rmSync(file, { force: true });
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      const pid = Number(readFileSync(file, 'utf8'));
      if (isHolder(pid)) refuse(`Batuta already runs on ${dataDir} (process ${pid}); stop it first, or choose another folder with DATA_DIR.`);
      rmSync(file, { force: true });
      rmSync(join(dataDir, 'runtime.json'), { force: true });
    }
  }
  return refuse(`The data folder ${dataDir} is being taken by another process at this moment; try again.`);
}

/** Whether a process of that number is one of ours that holds folders. */
export function isHolder(pid) {
  try {
    return /launch\.mjs|batuta\.mjs/.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8'));
  } catch {
    return false;
  }
}
