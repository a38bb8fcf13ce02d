/** Tools that several tests offer. */
export const WEATHER_TOOL = {
  type: 'function',
  function: {
    name: 'get_weather',
    description: 'Get the current weather for a city',
    parameters: {
      type: 'object',
      properties: { city: { type: 'string' }, unit: { type: 'string', enum: ['celsius', 'fahrenheit'] } },
      required: ['city'],
      additionalProperties: false,
    },
  },
} as const;

export const TIME_TOOL = {
  type: 'function',
  function: { name: 'get_time', description: 'Get the current time', parameters: { type: 'object', properties: {} } },
} as const;

export const PARIS = [{ role: 'user', content: 'What is the weather in Paris?' }];
