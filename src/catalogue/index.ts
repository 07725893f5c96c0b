export { parseCustomPrices, type CustomPrice, type CustomPriceError } from './custom-prices';
export type { CatalogueSource } from './decode';
export { lookUpModel } from './lookup';
export { mergeProfile, priceAt } from './profile';
export { canonicalProvider, providerOfHost } from './providers';
export { allModels, catalogueInfo } from './store';
