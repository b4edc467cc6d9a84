/** The conventions of the HTTP API: callers and scopes, parameters, paging, errors, CORS. */
@org.jspecify.annotations.NullMarked
package stoa.platform.web;
