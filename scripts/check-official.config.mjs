// n8n's own preset with nothing added or taken away, as its package scanner applies it.
export { config as default } from '@n8n/node-cli/eslint';
