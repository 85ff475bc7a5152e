/** An element of an alert with all it holds. */
export type AlertElement = { name: string; text: string; children: AlertElement[] };

export type Alert = { root: AlertElement; namespace: string };

export const childrenOf = (element: AlertElement, name: string): AlertElement[] =>
  element.children.filter((child) => child.name === name);

/** Text of the first child of that name; empty when there is none. */
export const textOf = (element: AlertElement, name: string): string =>
  element.children.find((child) => child.name === name)?.text ?? '';

type Multiplicity = 'one' | 'maybe' | 'some' | 'many';

/** What CAP 1.2 §3.2 allows inside each element, and how often. */
export const allowed: Record<string, Record<string, Multiplicity>> = {
  alert: {
    identifier: 'one',
    sender: 'one',
    sent: 'one',
    status: 'one',
    msgType: 'one',
    source: 'maybe',
    scope: 'one',
    restriction: 'maybe',
    addresses: 'maybe',
    code: 'many',
    note: 'maybe',
    references: 'maybe',
    incidents: 'maybe',
    info: 'many',
    Signature: 'many',
  },
  info: {
    language: 'maybe',
    category: 'some',
    event: 'one',
    responseType: 'many',
    urgency: 'one',
    severity: 'one',
    certainty: 'one',
    audience: 'maybe',
    eventCode: 'many',
    effective: 'maybe',
    onset: 'maybe',
    expires: 'maybe',
    senderName: 'maybe',
    headline: 'maybe',
    description: 'maybe',
    instruction: 'maybe',
    web: 'maybe',
    contact: 'maybe',
    parameter: 'many',
    resource: 'many',
    area: 'many',
  },
  resource: {
    resourceDesc: 'one',
    mimeType: 'one',
    size: 'maybe',
    uri: 'maybe',
    derefUri: 'maybe',
    digest: 'maybe',
  },
  area: {
    areaDesc: 'one',
    polygon: 'many',
    circle: 'many',
    geocode: 'many',
    altitude: 'maybe',
    ceiling: 'maybe',
  },
  eventCode: { valueName: 'one', value: 'one' },
  parameter: { valueName: 'one', value: 'one' },
  geocode: { valueName: 'one', value: 'one' },
};

/** The values CAP 1.2 defines, by element. */
export const values: Record<string, string[]> = {
  status: ['Actual', 'Exercise', 'System', 'Test', 'Draft'],
  msgType: ['Alert', 'Update', 'Cancel', 'Ack', 'Error'],
  scope: ['Public', 'Restricted', 'Private'],
  category: [
    'Geo',
    'Met',
    'Safety',
    'Security',
    'Rescue',
    'Fire',
    'Health',
    'Env',
    'Transport',
    'Infra',
    'CBRNE',
    'Other',
  ],
  responseType: [
    'Shelter',
    'Evacuate',
    'Prepare',
    'Execute',
    'Avoid',
    'Monitor',
    'Assess',
    'AllClear',
    'None',
  ],
  urgency: ['Immediate', 'Expected', 'Future', 'Past', 'Unknown'],
  severity: ['Extreme', 'Severe', 'Moderate', 'Minor', 'Unknown'],
  certainty: ['Observed', 'Likely', 'Possible', 'Unlikely', 'Unknown'],
};
