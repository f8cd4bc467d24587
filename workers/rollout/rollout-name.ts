/** Where the state lies in KV for isolates that cannot reach the object. */
export const rolloutName = 'rollout:v1'
