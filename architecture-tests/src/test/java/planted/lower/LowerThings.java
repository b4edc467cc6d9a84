package planted.lower;

/** The API of the planted module lower. */
public interface LowerThings {
    int count();
}
