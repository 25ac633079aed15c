import { useEffect, useState } from 'react';

/** A value as it was a moment ago: it follows once it has stayed the same for `delay` milliseconds. */
export function useLater<Value>(value: Value, delay: number): Value {
  const [later, setLater] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setLater(value), delay);
    return () => clearTimeout(timer);
  }, [value, delay]);
  return later;
}
