export {
	parseCustomPrices,
	priceErrorText,
	type CustomPrice,
	type CustomPriceError,
	type ParsedPrices,
} from './custom-prices';
export type { CatalogueSource } from './decode';
export { lookUpModel } from './lookup';
export { type PriceOverrides, profileOf, unusedPrices } from './overrides';
export { mergeProfile, priceAt, pricedTier, type PriceOrigin, priceOriginOf } from './profile';
export { type KnownList, type ListOutcome, OPENROUTER_LIST_URL, PriceLists } from './refresh';
export { canonicalProvider, providerOfHost, regionOfHost } from './providers';
export { allModels, catalogueInfo } from './store';
export { makerOf } from './makers';
