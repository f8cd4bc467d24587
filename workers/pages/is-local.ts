/** On one's own machine the sample shop's keys are filled in; they exist nowhere else. */
export const isLocal = ['localhost', '127.0.0.1', '[::1]'].includes(location.hostname)
