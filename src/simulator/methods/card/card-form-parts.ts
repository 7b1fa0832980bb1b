import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { choiceGroup, consent } from '../../ui/form-controls.ts';
import { brandNameOf, type FieldFault, groupCardNumber } from './card-rules.ts';
import type { AcceptedCard } from './contract.ts';

/** Renders the networks of a card that has two, for the customer to choose; nothing for a card that has one. */
export function networkChoice(of: {
  /** As the SDK names them, such as `RUPAY`. */
  networks: readonly string[];
  chosen: string;
  busy: boolean;
  choose: (network: string) => void;
}): TemplateResult | typeof nothing {
  if (of.networks.length < 2) return nothing;
  return choiceGroup({
    ...of,
    name: 'network',
    legend: msg('Choose the card network', { id: 'card.network', desc: 'Name of the list of networks of one card.' }),
    titled: true,
    choices: of.networks.map((value) => ({ value, name: brandNameOf(value) })),
  });
}

/** Renders the question whether the card may be saved: as a token, and only with the customer's consent. */
export function saveConsent(checked: boolean, busy: boolean, change: (save: boolean) => void): TemplateResult {
  return consent({
    id: 'card-save',
    name: msg('Save this card for next time', { id: 'card.save', desc: 'Checkbox.' }),
    note: msg('The card network keeps it as a token. Neither card number nor CVV is stored.', {
      id: 'card.save-note',
      desc: 'Under the checkbox that lets the card be saved.',
    }),
    checked,
    busy,
    change,
  });
}

/** Renders the test cards behind a disclosure. A press fills the form. */
export function testCardList(
  cards: readonly AcceptedCard[],
  use: (card: AcceptedCard) => void,
): TemplateResult | typeof nothing {
  if (cards.length === 0) return nothing;
  const plain = cards.filter(({ title }) => title === undefined);
  const onDemand = cards.filter(({ title }) => title !== undefined);
  return html`
    <details class="fold" data-tone="open">
      <summary>
        ${msg('Use a test card', { id: 'card.test-cards', desc: 'Opens the list of cards that the simulator takes.' })}
      </summary>
      ${list(plain, use)}
      ${
        onDemand.length > 0
          ? html`<details class="fold" data-tone="open">
              <summary>
                ${msg('Test cards for other results', {
                  id: 'card.more-test-cards',
                  desc: 'Opens the list of test cards of which each makes the payment end in a way of its own.',
                })}
              </summary>
              ${list(onDemand, use)}
            </details>`
          : nothing
      }
    </details>
  `;
}

function list(cards: readonly AcceptedCard[], use: (card: AcceptedCard) => void): TemplateResult {
  return html`
    <ul>
      ${cards.map(
        (card) => html`
          <li>
            <button type="button" class="test-card" @click=${() => use(card)}>
              <span class="test-card-number">${groupCardNumber({ text: card.number, caret: 0 }).text}</span>
              <span class="test-card-note">${card.networks.map(brandNameOf).join(', ')} · ${endingText(card)}</span>
            </button>
          </li>
        `,
      )}
    </ul>
  `;
}

function endingText({ ending, title }: AcceptedCard): string {
  if (title !== undefined) return title;
  return ending === 'charged'
    ? msg('approved', { id: 'card.ending-paid', desc: 'After a test card’s brand: a payment with it succeeds.' })
    : msg('declined', { id: 'card.ending-declined', desc: 'After a test card’s brand: the bank refuses it.' });
}

/** The three fields of the card form. */
export type CardField = 'number' | 'expiry' | 'code';

/** Returns the label of the field for a CVV. */
export function codeLabel(): string {
  return msg('CVV', { id: 'card.code', desc: 'Label: the CVV of a card, called so in all languages.' });
}

/** Returns the sentence about a fault, with the number of a test card as an example. */
export function faultText(field: CardField, fault: FieldFault | undefined, example: string): string {
  if (fault === undefined) return '';
  if (field === 'number') return numberText(fault, example);
  return field === 'expiry' ? expiryText(fault) : codeText(fault);
}

function numberText(fault: FieldFault, example: string): string {
  switch (fault) {
    case 'missing':
      return msg('Enter the card number.', { id: 'card.number-missing', desc: 'The field is empty.' });
    case 'incomplete':
      return msg('Some digits of the card number are missing.', {
        id: 'card.number-short',
        desc: 'Too few digits in the card number.',
      });
    case 'unlisted':
      return msg(str`Only test cards work here, such as ${example}. Your card number was not sent anywhere.`, {
        id: 'card.number-unlisted',
        desc: 'A valid card number that is no test card; then a test card’s number.',
      });
    default:
      return msg('This card number is not valid. Check the digits.', {
        id: 'card.number-invalid',
        desc: 'The number fails its check digit or belongs to no brand.',
      });
  }
}

function expiryText(fault: FieldFault): string {
  switch (fault) {
    case 'missing':
      return msg('Enter the expiry date.', { id: 'card.expiry-missing', desc: 'The field is empty.' });
    case 'past':
      return msg('This card has expired.', { id: 'card.expiry-past', desc: 'The month is over.' });
    default:
      return msg('Enter month and year, like 08 / 29.', { id: 'card.expiry-invalid', desc: 'Not a month and a year.' });
  }
}

function codeText(fault: FieldFault): string {
  return fault === 'missing'
    ? msg('Enter the CVV.', { id: 'card.code-missing', desc: 'The field is empty.' })
    : msg('Check the CVV.', { id: 'card.code-invalid', desc: 'Too few or wrong characters.' });
}
