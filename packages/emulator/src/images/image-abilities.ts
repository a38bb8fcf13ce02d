import type { CatalogueModel, ImageAbilities } from '../catalogue/catalogue-model.ts';

/** What an image model can do; of a chat model that draws: single pictures, priced by tokens. */
export function imageAbilitiesOf({ emulation, pricing }: CatalogueModel): ImageAbilities {
  return (
    emulation?.image ?? {
      streams: false,
      parameters: { input_references: { type: 'range', min: 0, max: 16 } },
      prices: [
        { billable: 'output_image', unit: 'token', cost: pricing.image_output ?? pricing.completion },
        { billable: 'input_text', unit: 'token', cost: pricing.prompt },
      ],
    }
  );
}
