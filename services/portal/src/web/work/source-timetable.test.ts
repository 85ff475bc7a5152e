import { expect, test } from 'vitest';
import { maintenanceSentence } from './source-timetable.tsx';

test.each([
  [{ days: [0], from: '23:00', to: '02:00' }, 'Los domingos, de 23:00 a 02:00 del día siguiente'],
  [{ days: [1, 3, 6], from: '08:00', to: '09:30' }, 'Los lunes, miércoles y sábados, de 08:00 a 09:30'],
  [{ days: [0, 1, 2, 3, 4, 5, 6], from: '00:00', to: '06:00' }, 'Todos los días, de 00:00 a 06:00'],
])('hours of maintenance are told as people say them: %j', (hours, sentence) => {
  expect(maintenanceSentence(hours)).toBe(sentence);
});
