// Stands in for `queue-microtask` inside simple-peer: each browser that we support has it.
export default (task) => queueMicrotask(task);
