/** What charts are filled with besides colours, so that they print in grey; once in a file, for all of them. */
export const patternsSvg =
  '<svg class="patterns" aria-hidden="true"><defs><pattern id="planned" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="2" height="5" fill="#1f5fbf"/></pattern>' +
  '<pattern id="unknown" width="4" height="4" patternUnits="userSpaceOnUse"><circle cx="2" cy="2" r="1.1" fill="#5f6673"/></pattern>' +
  '<pattern id="undetermined" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="1.5" height="6" fill="#5f6673"/></pattern></defs></svg>';
