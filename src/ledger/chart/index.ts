export { chartData, type ChartData, type ChartInput } from './chart-data';
export { chartHtml } from './chart-html';
export { chartSvg } from './chart-svg';
