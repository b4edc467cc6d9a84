/** The API as it says itself what it is: made from the routes and their types at run time (OpenAPI 3.1). */
@org.jspecify.annotations.NullMarked
package stoa.app.openapi;
