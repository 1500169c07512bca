import { createRoot } from 'react-dom/client';
import { GraphiQL } from 'graphiql';
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import 'graphiql/graphiql.css';
import './page.css';

const page = document.getElementById('graphiql');
const fetcher = createGraphiQLFetcher({ url: new URL(page.dataset.endpoint, location.href).href });
createRoot(page).render(<GraphiQL fetcher={fetcher} />);
