package org.gelegen.datasets.published;

/** A table that was published as one file. */
public interface Published {
  /** What it goes by here. */
  String name();

  /** What its publisher calls it. */
  String title();

  /** The file to bring, also gzipped under this name with {@code .gz}. */
  String fileName();

  /** What stands between its columns. */
  char columnSeparator();

  /** Where to get it. */
  String source();

  /** Under which it was published. */
  String licence();

  /** What is to be cited. */
  String citation();

  /** How many rows it has, without the header. */
  long rows();

  /** SHA-256 of the file's content, unzipped, in hexadecimal. */
  String sha256();
}
