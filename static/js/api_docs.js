/** The page to try the API on: Swagger UI over the OpenAPI description that the page names. */

const page = document.querySelector("#api-docs");

globalThis.SwaggerUIBundle({
  domNode: page,
  url: page.dataset.tisepSchema,
  presets: [globalThis.SwaggerUIBundle.presets.apis],
  layout: "BaseLayout",
  deepLinking: true,
  tryItOutEnabled: true,
  // No other host is told what is read here.
  validatorUrl: null,
});
