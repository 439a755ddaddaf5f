package dev.plumbline.model;

/** Where a secret ends that begins at a known place. */
enum SecretEnd {
  /**
   * A word of a shell or of a file of settings; a quoted one with its blanks, also where the quote
   * stands before the name: {@code "PASSWORD=two words"}.
   */
  WORD {
    @Override
    int of(String text, int name, int from) {
      char before = beforeWord(text, name);
      char first = from < text.length() ? text.charAt(from) : ' ';
      if (quote(before)) {
        return closing(text, from, before);
      }
      if (quote(first)) {
        return closing(text, from + 1, first);
      }
      if (escapedQuote(text, from)) {
        return closing(text, from + 2, text.charAt(from + 1));
      }
      int at = from;
      while (at < text.length() && !ends(text, at)) {
        at++;
      }
      return at;
    }

    private char beforeWord(String text, int name) {
      int at = name - 1;
      while (at >= 0
          && name - at < LONGEST_NAME
          && Character.isJavaIdentifierPart(text.charAt(at))) {
        at--;
      }
      return at < 0 ? ' ' : text.charAt(at);
    }

    private boolean ends(String text, int at) {
      char c = text.charAt(at);
      return Character.isWhitespace(c)
          || quote(c)
          || c == '\\' && at + 1 < text.length() && "\"'nrt".indexOf(text.charAt(at + 1)) >= 0;
    }

    private int closing(String text, int from, char quote) {
      int at = from;
      while (at < text.length() && text.charAt(at) != quote && text.charAt(at) != '\n') {
        at++;
      }
      return at > from && text.charAt(at - 1) == '\\' ? at - 1 : at;
    }
  },

  /** The value of a header of HTTP: the rest of the line, or to a quote around the header. */
  HEADER {
    @Override
    int of(String text, int name, int from) {
      int at = from;
      while (at < text.length() && "\"'\r\n".indexOf(text.charAt(at)) < 0) {
        at++;
      }
      return at > from && at < text.length() && text.charAt(at - 1) == '\\' ? at - 1 : at;
    }
  },

  /** The rest of the line. */
  LINE {
    @Override
    int of(String text, int name, int from) {
      int at = from;
      while (at < text.length() && "\r\n".indexOf(text.charAt(at)) < 0) {
        at++;
      }
      return at;
    }
  },

  /** A parameter of an address. */
  PARAMETER {
    @Override
    int of(String text, int name, int from) {
      int at = from;
      while (at < text.length()
          && "&\"'\\<>".indexOf(text.charAt(at)) < 0
          && !Character.isWhitespace(text.charAt(at))) {
        at++;
      }
      return at;
    }
  },

  /** A text of JSON, or one of JSON inside a text of JSON, whose quotes are escaped. */
  STRING {
    @Override
    int of(String text, int name, int from) {
      int depth = slashes(text, from - 1);
      for (int at = from; at < text.length(); at++) {
        char c = text.charAt(at);
        int before = c == '"' ? slashes(text, at) : 0;
        if (c == '\n') {
          return at;
        }
        if (c == '"' && (before == depth || depth == 0 && before % 2 == 0)) {
          return Math.max(from, at - depth);
        }
      }
      return text.length();
    }
  },

  /** The body of a private key in PEM, whole or cut. */
  PRIVATE_KEY {
    @Override
    int of(String text, int name, int from) {
      int end = text.indexOf("-----END", from);
      if (end >= 0 && end - from < LARGEST_KEY) {
        return end;
      }
      int at = from;
      while (at < text.length() && key(text.charAt(at))) {
        at++;
      }
      return at;
    }

    private boolean key(char c) {
      return c < 128 && Character.isLetterOrDigit(c)
          || "+/=\\".indexOf(c) >= 0
          || Character.isWhitespace(c);
    }
  };

  private static final int LONGEST_NAME = 128;
  private static final int LARGEST_KEY = 1 << 15;

  /**
   * The place behind the secret; {@code from} where there is none.
   *
   * @param name where its name begins
   * @param from where it begins itself
   */
  abstract int of(String text, int name, int from);

  private static boolean quote(char c) {
    return c == '"' || c == '\'';
  }

  private static boolean escapedQuote(String text, int at) {
    return at + 1 < text.length() && text.charAt(at) == '\\' && quote(text.charAt(at + 1));
  }

  /** How many backslashes stand before a place. */
  private static int slashes(String text, int place) {
    int at = place;
    while (at > 0 && text.charAt(at - 1) == '\\') {
      at--;
    }
    return place - at;
  }
}
