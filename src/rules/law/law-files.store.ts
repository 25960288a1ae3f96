import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../platform/paths';
import { parseLawFile, registerOf, type LawRegister } from './provision';

/** The register of all files of workflows/law. They are released with the product, so that a broken one stops the start with what is
 *  wrong and where. */
export function loadLaw(folder: string = join(projectRoot(), 'workflows', 'law')): LawRegister {
  const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  const files = names.sort().map((name) => parseLawFile(name, readFileSync(join(folder, name), 'utf8')));
  const broken = files.find((each) => 'code' in each);
  const register = broken ?? registerOf(files as readonly LawRegister[], folder);
  if ('code' in register) throw new Error(`${register.code} ${JSON.stringify(register.facts)}`);
  return register as LawRegister;
}
