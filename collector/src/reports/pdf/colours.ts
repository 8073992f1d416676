/** Those of the page, dark enough to be read as text. No two of them are told apart by colour alone. */
export const colours = {
  text: '#16191d',
  faint: '#5f6673',
  rule: '#c9ced6',
  ground: '#eef1f5',
  paper: '#ffffff',
  watermark: '#e9ebef',
  up: '#00805c',
  upGround: '#dcebe5',
  down: '#b3261e',
  maintenance: '#1f5fbf',
  unknown: '#5f6673',
  outside: '#e3e6eb',
} as const;
