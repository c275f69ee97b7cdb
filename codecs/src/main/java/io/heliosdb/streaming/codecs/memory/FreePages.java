package io.heliosdb.streaming.codecs.memory;

/** A stack of pages not in use. */
final class FreePages {
    private final Page[] stack;
    private int count;

    FreePages(final int capacity) {
        stack = new Page[capacity];
    }

    void push(final Page page) {
        stack[count++] = page;
    }

    Page pop() {
        return count == 0 ? null : stack[--count];
    }

    int count() {
        return count;
    }
}
