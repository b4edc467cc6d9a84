/** Pictures of profiles. */
@org.jspecify.annotations.NullMarked
package stoa.media.pictures;
