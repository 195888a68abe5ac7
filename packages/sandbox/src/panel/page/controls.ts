import { BY_AMOUNT, type Casting, type NamedScenario, type ScenarioChoice } from '../../casting.ts'
import { changed } from '../../choices.ts'
import { CORNERS, type Corners, USUAL_CORNERS } from '../../corners.ts'
import { FAULTS, type Faults, NO_FAULTS } from '../../faults.ts'
import { type Html, html } from '../../pages/html.ts'
import { SCENARIOS } from '../../scenarios.ts'

interface ControlParts {
  readonly casting: Casting
  readonly faults: Readonly<Faults>
  readonly corners: Readonly<Corners>
}

const FAULT_NAMES: Readonly<Record<keyof Faults, string>> = {
  unsignedReplies: 'Replies without a signature',
  callbacks: 'Callbacks',
  payCode: 'What a new Pix code says',
}

/** What new transactions play and how the gateway misbehaves: what is on, each with the way to clear it, and how to change it. */
export function controls({ casting, faults, corners }: ControlParts): Html {
  const isUsual = casting.choice === BY_AMOUNT
  const on = changed(faults, NO_FAULTS)
  const turned = changed(corners, USUAL_CORNERS)
  return html`<div class="on" id="on" role="group" aria-label="What is on">
${
  isUsual
    ? html`<span class="plain">New payments: <b>by amount</b></span>`
    : chip('all', 'New payments', nameOf(casting.choice), '/_sandbox/scenario', { scenario: BY_AMOUNT })
}
${
  casting.next !== undefined &&
  chip('next', 'Next one only', nameOf(casting.next), '/_sandbox/scenario', { scenario: null, for: 'next' })
}
${on.length === 0 && html`<span class="plain">Faults: <b>none</b></span>`}
${on.map(([name, value]) =>
  chip(name, 'Fault', `${name} ${String(value)}`, '/_sandbox/faults', { [name]: NO_FAULTS[name] }),
)}
${turned.map(([name, value]) =>
  chip(name, 'Corner', `${name} ${String(value)}`, '/_sandbox/corners', { [name]: USUAL_CORNERS[name] }),
)}
</div>
<details class="change" id="change"><summary>Scenarios and faults</summary>
<div class="sheets">
<form class="sheet-part" id="scenario-form" data-post="/_sandbox/scenario" data-own>
<h2>Scenario</h2>
<label for="scenario">What happens to a payment</label>
<select id="scenario" name="scenario" data-numbers>
<option value="${BY_AMOUNT}">by amount: the documented table</option>
<option value="normal">normal: waits for you</option>
${SCENARIOS.map(
  ({ name, about, number }) =>
    html`<option value="${name}" title="${about}"${
      number !== undefined && html` data-number="${number.usual}" data-means="${number.means}"`
    }>${name}</option>`,
)}
</select>
<p class="hint" id="about" data-about>${'Each amount of the table plays its own scenario, all others wait for you.'}</p>
<p data-number-field hidden><label for="number">Number</label><input id="number" name="number" type="number" min="0" max="999999" step="any"></p>
<fieldset><legend>For</legend>
<label><input type="radio" name="for" value="next" checked> the next payment</label>
<label><input type="radio" name="for" value="all"> all new payments</label></fieldset>
<button class="primary">Set scenario</button>
</form>
<form class="sheet-part" id="fault-form" data-change="/_sandbox/faults">
<h2>Faults</h2>
<p class="hint">They hold for everything until they are cleared.</p>
${Object.entries(FAULTS).map(([name, values]) => choice(name, FAULT_NAMES[name as keyof Faults], values, faults[name as keyof Faults]))}
</form>
<form class="sheet-part corners" id="corner-form" data-change="/_sandbox/corners">
<h2>Corners</h2>
<p class="hint">What the gateway’s documents leave open.</p>
${Object.entries(CORNERS).map(([name, values]) => choice(name, name, values, corners[name as keyof Corners]))}
</form>
</div></details>`
}

/** One of several values; choosing it sets it. */
function choice(name: string, label: string, values: readonly unknown[], current: unknown): Html {
  const text = (value: unknown): string =>
    typeof value === 'boolean' ? (value ? 'on' : 'off') : String(value)
  return html`<label class="choice"><span>${label}</span><select name="${name}" id="set-${name}">${values.map(
    value =>
      html`<option value="${JSON.stringify(value)}"${value === current && html` selected`}>${text(value)}</option>`,
  )}</select></label>`
}

function chip(id: string, kind: string, text: string, path: string, clear: object): Html {
  return html`<span class="chip" id="on-${id}">${kind}: <b>${text}</b> <button type="button" class="clear" data-post="${path}" data-body="${JSON.stringify(clear)}" aria-label="Clear ${kind} ${text}">Clear</button></span>`
}

function nameOf(choice: ScenarioChoice | NamedScenario): string {
  if (typeof choice === 'string') return choice
  return typeof choice === 'function' ? 'decided in code' : choice.name
}
