/** Where one module asks what another one knows, and neither may call the other. */
@org.jspecify.annotations.NullMarked
package stoa.app.wiring;
