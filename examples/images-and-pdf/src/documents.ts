/** A picture of one red pixel (PNG). */
export const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==',
  'base64',
);

const line = 'Bill 17: please pay 42 euros by Friday.';
const drawing = `BT /F 14 Tf 20 50 Td (${line}) Tj ET`;

/** A PDF of one page with one line of text. */
export const bill = toPDF([
  '<</Type /Catalog /Pages 2 0 R>>',
  '<</Type /Pages /Kids [3 0 R] /Count 1>>',
  '<</Type /Page /Parent 2 0 R /MediaBox [0 0 300 100] /Contents 4 0 R /Resources <</Font <</F 5 0 R>>>>>>',
  `<</Length ${drawing.length}>>\nstream\n${drawing}\nendstream`,
  '<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>',
]);

/** The objects of a PDF, numbered from 1, with the table that tells where each of them begins. */
function toPDF(objects: readonly string[]): Buffer {
  let file = '%PDF-1.4\n';
  let table = '0000000000 65535 f \n';
  for (const [index, object] of objects.entries()) {
    table += `${String(file.length).padStart(10, '0')} 00000 n \n`;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
  }
  const count = objects.length + 1;
  return Buffer.from(
    `${file}xref\n0 ${count}\n${table}trailer\n<</Size ${count} /Root 1 0 R>>\nstartxref\n${file.length}\n%%EOF\n`,
  );
}
