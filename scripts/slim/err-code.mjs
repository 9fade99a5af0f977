// Stands in for `err-code` inside simple-peer. A DOMException has a read-only code, hence the own property.
export default (error, code) =>
  Object.defineProperty(error, 'code', { value: code, enumerable: true, configurable: true });
