/*
 * The foreign codec as a program of its own, for the tests: encodes and decodes with libbcg729.
 *
 *   peer encode 0|1      PCM on stdin to frames on stdout; 1 turns activity detection on
 *   peer decode PATTERN  frames on stdin to PCM on stdout; frame n is lost where PATTERN[n % len] is 'x'
 *   peer time SECONDS    prints seconds of CPU to encode and to decode so much of a test signal
 *
 * Frames: one byte of length (0, 2 or 10), then so many bytes.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <bcg729/decoder.h>
#include <bcg729/encoder.h>

static int encode(int vad) {
  bcg729EncoderChannelContextStruct *c = initBcg729EncoderChannel(vad);
  int16_t pcm[80];
  uint8_t frame[16], length;
  while (fread(pcm, 2, 80, stdin) == 80) {
    length = 0;
    bcg729Encoder(c, pcm, frame, &length);
    fputc(length, stdout);
    fwrite(frame, 1, length, stdout);
  }
  closeBcg729EncoderChannel(c);
  return 0;
}

static int decode(const char *pattern) {
  bcg729DecoderChannelContextStruct *c = initBcg729DecoderChannel();
  int16_t pcm[80];
  uint8_t frame[256];
  int length, n = 0, period = strlen(pattern);
  while ((length = fgetc(stdin)) != EOF) {
    if (fread(frame, 1, length, stdin) != (size_t)length) {
      return 1;
    }
    int lost = pattern[n++ % period] == 'x';
    bcg729Decoder(c, frame, length, lost || length == 0, length == 2, 0, pcm);
    fwrite(pcm, 2, 80, stdout);
  }
  closeBcg729DecoderChannel(c);
  return 0;
}

static double seconds(void) {
  return clock() / (double)CLOCKS_PER_SEC;
}

static int measure(int duration) {
  int frames = duration * 100, i, n;
  uint8_t *coded = malloc(frames * 10), length;
  int16_t pcm[80];
  bcg729EncoderChannelContextStruct *e = initBcg729EncoderChannel(0);
  bcg729DecoderChannelContextStruct *d = initBcg729DecoderChannel();
  double start = seconds();
  uint32_t noise = 1;
  for (n = 0; n < frames; n++) {
    for (i = 0; i < 80; i++) {
      int t = n * 80 + i;
      noise = noise * 1664525u + 1013904223u;
      pcm[i] = (t % 57) * 140 - 4000 + ((int)(noise >> 22) - 512);
    }
    bcg729Encoder(e, pcm, coded + n * 10, &length);
  }
  double middle = seconds();
  for (n = 0; n < frames; n++) {
    bcg729Decoder(d, coded + n * 10, 10, 0, 0, 0, pcm);
  }
  printf("%.3f %.3f\n", middle - start, seconds() - middle);
  return 0;
}

int main(int argc, char **argv) {
  if (argc == 3 && !strcmp(argv[1], "encode")) {
    return encode(atoi(argv[2]));
  }
  if (argc == 3 && !strcmp(argv[1], "decode")) {
    return decode(argv[2]);
  }
  if (argc == 3 && !strcmp(argv[1], "time")) {
    return measure(atoi(argv[2]));
  }
  fprintf(stderr, "usage: peer encode|decode|time ...\n");
  return 2;
}
