import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { brandNameOf, groupCardNumber } from './card-rules.ts';
import type { AcceptedCard } from './contract.ts';

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
