const byId = (id) => document.getElementById(id);
const [form, query, variables, result, status, select] = [
  'form',
  'query',
  'variables',
  'result',
  'status',
  'examples',
].map(byId);

function show(example) {
  query.value = example.query;
  variables.value =
    Object.keys(example.variables).length > 0 ? JSON.stringify(example.variables, null, 2) : '';
}

async function ask(body) {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
    body: JSON.stringify(body),
  });
  return { response, answer: await response.json() };
}

async function run() {
  let values = {};
  try {
    values = variables.value.trim() === '' ? {} : JSON.parse(variables.value);
  } catch {
    status.textContent = 'Las variables no son JSON válido.';
    variables.focus();
    return;
  }
  status.textContent = 'Consultando…';
  const startedAt = performance.now();
  try {
    const { response, answer } = await ask({ query: query.value, variables: values });
    const seconds = ((performance.now() - startedAt) / 1000).toLocaleString('es-MX', {
      maximumFractionDigits: 3,
    });
    result.textContent = JSON.stringify(answer, null, 2);
    const cost = answer.extensions?.cost;
    const spent = cost ? ` Costo ${cost.estimated} de ${cost.limit.toLocaleString('es-MX')}.` : '';
    const left = response.headers.get('ratelimit-remaining');
    const quota = left ? ` Le quedan ${Number(left).toLocaleString('es-MX')} puntos en este minuto.` : '';
    status.textContent = `${response.ok ? 'Listo' : `Respuesta ${response.status}`}, ${seconds} s.${spent}${quota}`;
  } catch {
    status.textContent = 'No hubo respuesta del servidor.';
  }
}

const element = (name, text) => Object.assign(document.createElement(name), { textContent: text });
const typeText = (type) =>
  type.kind === 'NON_NULL'
    ? `${typeText(type.ofType)}!`
    : type.kind === 'LIST'
      ? `[${typeText(type.ofType)}]`
      : type.name;

function typeBlock({ name, description, fields, inputFields, enumValues }) {
  const block = document.createElement('section');
  block.append(element('h3', name));
  if (description) block.append(element('p', description));
  const list = document.createElement('ul');
  for (const field of fields ?? inputFields ?? enumValues ?? []) {
    const args = (field.args ?? []).map((arg) => `${arg.name}: ${typeText(arg.type)}`).join(', ');
    const item = element(
      'li',
      `${field.name}${args ? `(${args})` : ''}${field.type ? `: ${typeText(field.type)}` : ''}`,
    );
    if (field.description) item.append(element('small', field.description));
    list.append(item);
  }
  block.append(list);
  return block;
}

async function showSchema() {
  // As deep as a list of lists, none of them null.
  const ref = 'kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } }';
  const { answer } = await ask({
    query: `{ __schema { types { name description
      fields { name description type { ${ref} } args { name type { ${ref} } } }
      inputFields { name description type { ${ref} } } enumValues { name description } } } }`,
  });
  const types = answer.data.__schema.types.filter(({ name }) => !name.startsWith('__'));
  types.sort((a, b) => (a.name === 'Query' ? -1 : b.name === 'Query' ? 1 : a.name.localeCompare(b.name)));
  const draw = () => {
    const words = byId('filter').value.trim().toLowerCase();
    const found = types.filter((type) => JSON.stringify(type).toLowerCase().includes(words));
    byId('schema').replaceChildren(...found.map(typeBlock));
  };
  byId('filter').addEventListener('input', draw);
  draw();
}

async function showExamples() {
  const examples = await (await fetch('/graphql/examples.json')).json();
  const named = (id) => examples.find((example) => example.id === id) ?? examples[0];
  const showNamed = (id) => {
    const example = named(id);
    select.value = example.id;
    show(example);
  };
  select.append(...examples.map(({ id, title }) => new Option(title, id)));
  // Each example has an address of its own: /graphql#red-en-cifras.
  select.addEventListener('change', () => {
    history.replaceState(null, '', `#${select.value}`);
    showNamed(select.value);
  });
  addEventListener('hashchange', () => showNamed(location.hash.slice(1)));
  showNamed(location.hash.slice(1));
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  void run();
});
form.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    void run();
  }
});
showExamples().catch(() => {
  status.textContent = 'No se pudieron leer los ejemplos.';
});
showSchema().catch(() => byId('schema').replaceChildren(element('p', 'No se pudo leer el esquema.')));
