import { createContext, useCallback, useContext, useEffect, useMemo, useState } from 'react';

const Router = createContext(undefined);

/** The route, `navigate` and the order that the routes hand on. */
export const useRouter = () => useContext(Router);

function currentRoute() {
  return location.pathname.slice(new URL(document.baseURI).pathname.length);
}

/** Shows one page per route, as single-page shops do. */
export function RouterProvider({ children }) {
  const [route, setRoute] = useState(currentRoute);
  const [order, setOrder] = useState();
  const navigate = useCallback((to) => {
    history.pushState(null, '', to);
    setRoute(currentRoute());
  }, []);
  useEffect(() => {
    const follow = () => setRoute(currentRoute());
    addEventListener('popstate', follow);
    return () => removeEventListener('popstate', follow);
  }, []);
  const value = useMemo(() => ({ route, navigate, order, setOrder }), [route, navigate, order]);
  return <Router.Provider value={value}>{children}</Router.Provider>;
}
