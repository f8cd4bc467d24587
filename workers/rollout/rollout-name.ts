/** Where the state lies in KV for isolates that cannot call the object. */
export const rolloutName = 'rollout:v1'
