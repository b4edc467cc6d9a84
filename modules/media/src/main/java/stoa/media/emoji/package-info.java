/** Custom emoji: added and removed by an administrator, held by every instance, named in what people write. */
@org.jspecify.annotations.NullMarked
package stoa.media.emoji;
