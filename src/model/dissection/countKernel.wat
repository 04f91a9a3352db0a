;; Counts one unit's map against labels: the inner loop of a dissection, where nearly all of its time
;; outside the networks goes. `countKernel.ts` lays the memory out and documents what is counted;
;; `npm run kernel` assembles this file into `countKernel.wasm.ts`.
;;
;; All arithmetic on values is float32, each step rounded: v = a + w·(b − a), columns first, then rows.
(module
  (import "m" "memory" (memory 1))

  ;; Leading bits of a magnitude that a bin keeps, and what they are for the first bin (bins.ts).
  (global $shift (import "m" "shift") i32)
  (global $first (import "m" "first") i32)
  ;; Bins of one sign.
  (global $side (import "m" "side") i32)

  ;; Upsamples the plane along its rows into $wide. Returns 1 where the plane has a positive value.
  ;; $columns holds for each of $width columns: byte offset of the value before, of the value after,
  ;; and the weight of the latter. $busy receives for each row whether it has anything but 0.
  (func $widen
    (param $plane i32) (param $height i32) (param $cells i32)
    (param $columns i32) (param $width i32) (param $wide i32) (param $busy i32)
    (result i32)
    (local $row i32) (local $i i32) (local $at i32) (local $end i32)
    (local $any i32) (local $rowBusy i32) (local $axis i32) (local $value f32)
    (loop $rows
      (local.set $rowBusy (i32.const 0))
      (local.set $at (local.get $plane))
      (local.set $end (i32.add (local.get $plane) (i32.shl (local.get $cells) (i32.const 2))))
      (loop $scan
        (local.set $value (f32.load (local.get $at)))
        (local.set $rowBusy
          (i32.or (local.get $rowBusy) (f32.ne (local.get $value) (f32.const 0))))
        (local.set $any (i32.or (local.get $any) (f32.gt (local.get $value) (f32.const 0))))
        (local.set $at (i32.add (local.get $at) (i32.const 4)))
        (br_if $scan (i32.lt_u (local.get $at) (local.get $end))))
      (i32.store (local.get $busy) (local.get $rowBusy))
      (local.set $axis (local.get $columns))
      (local.set $end (i32.add (local.get $wide) (i32.shl (local.get $width) (i32.const 2))))
      (loop $columnsLoop
        (local.set $value
          (f32.load (i32.add (local.get $plane) (i32.load (local.get $axis)))))
        (f32.store (local.get $wide)
          (f32.add (local.get $value)
            (f32.mul (f32.load offset=8 (local.get $axis))
              (f32.sub
                (f32.load (i32.add (local.get $plane) (i32.load offset=4 (local.get $axis))))
                (local.get $value)))))
        (local.set $axis (i32.add (local.get $axis) (i32.const 12)))
        (local.set $wide (i32.add (local.get $wide) (i32.const 4)))
        (br_if $columnsLoop (i32.lt_u (local.get $wide) (local.get $end))))
      (local.set $plane (i32.add (local.get $plane) (i32.shl (local.get $cells) (i32.const 2))))
      (local.set $busy (i32.add (local.get $busy) (i32.const 4)))
      (local.set $row (i32.add (local.get $row) (i32.const 1)))
      (br_if $rows (i32.lt_u (local.get $row) (local.get $height))))
    (local.get $any))

  ;; One row of pixels between two rows of $wide as byte offsets of bins, −1 where the value is not
  ;; positive. $width is a multiple of 4.
  (func $binRow
    (param $above i32) (param $below i32) (param $weight f32) (param $width i32) (param $line i32)
    (local $end i32) (local $w v128) (local $value v128) (local $index v128)
    (local.set $w (f32x4.splat (local.get $weight)))
    (local.set $end (i32.add (local.get $line) (i32.shl (local.get $width) (i32.const 2))))
    (loop $columns
      (local.set $value (v128.load (local.get $above)))
      (local.set $value
        (f32x4.add (local.get $value)
          (f32x4.mul (local.get $w)
            (f32x4.sub (v128.load (local.get $below)) (local.get $value)))))
      (local.set $index
        (i32x4.sub
          (i32x4.shr_s (local.get $value) (global.get $shift))
          (i32x4.splat (global.get $first))))
      (local.set $index
        (i32x4.min_s
          (i32x4.max_s (local.get $index) (v128.const i32x4 0 0 0 0))
          (i32x4.splat (i32.sub (global.get $side) (i32.const 1)))))
      ;; As whole numbers, positive values are positive, and 0, −0 and negative ones are not.
      (v128.store (local.get $line)
        (v128.or
          (i32x4.shl (local.get $index) (i32.const 2))
          (i32x4.le_s (local.get $value) (v128.const i32x4 0 0 0 0))))
      (local.set $above (i32.add (local.get $above) (i32.const 16)))
      (local.set $below (i32.add (local.get $below) (i32.const 16)))
      (local.set $line (i32.add (local.get $line) (i32.const 16)))
      (br_if $columns (i32.lt_u (local.get $line) (local.get $end)))))

  ;; Adds one to the count of each pixel's class and bin. $row is bytes of a class's bins.
  (func $countRow
    (param $line i32) (param $pixels i32) (param $labels i32) (param $table i32) (param $row i32)
    (local $end i32) (local $bin i32) (local $at i32)
    (local.set $end (i32.add (local.get $line) (i32.shl (local.get $pixels) (i32.const 2))))
    (loop $each
      (local.set $bin (i32.load (local.get $line)))
      (if (i32.ge_s (local.get $bin) (i32.const 0))
        (then
          (local.set $at
            (i32.add
              (i32.add (local.get $table) (local.get $bin))
              (i32.mul (i32.load8_u (local.get $labels)) (local.get $row))))
          (i32.store (local.get $at)
            (i32.add (i32.load (local.get $at)) (i32.const 1)))))
      (local.set $line (i32.add (local.get $line) (i32.const 4)))
      (local.set $labels (i32.add (local.get $labels) (i32.const 1)))
      (br_if $each (i32.lt_u (local.get $line) (local.get $end)))))

  ;; The same for two labelings at once.
  (func $countRowTwice
    (param $line i32) (param $pixels i32)
    (param $labels i32) (param $table i32) (param $labels2 i32) (param $table2 i32)
    (param $row i32)
    (local $end i32) (local $bin i32) (local $at i32) (local $at2 i32)
    (local.set $end (i32.add (local.get $line) (i32.shl (local.get $pixels) (i32.const 2))))
    (loop $each
      (local.set $bin (i32.load (local.get $line)))
      (if (i32.ge_s (local.get $bin) (i32.const 0))
        (then
          (local.set $at
            (i32.add
              (i32.add (local.get $table) (local.get $bin))
              (i32.mul (i32.load8_u (local.get $labels)) (local.get $row))))
          (local.set $at2
            (i32.add
              (i32.add (local.get $table2) (local.get $bin))
              (i32.mul (i32.load8_u (local.get $labels2)) (local.get $row))))
          (i32.store (local.get $at)
            (i32.add (i32.load (local.get $at)) (i32.const 1)))
          (i32.store (local.get $at2)
            (i32.add (i32.load (local.get $at2)) (i32.const 1)))))
      (local.set $line (i32.add (local.get $line) (i32.const 4)))
      (local.set $labels (i32.add (local.get $labels) (i32.const 1)))
      (local.set $labels2 (i32.add (local.get $labels2) (i32.const 1)))
      (br_if $each (i32.lt_u (local.get $line) (local.get $end)))))

  ;; Counts the positive values of a plane, upsampled to $pixels rows of $pixels, in $table by $labels
  ;; and, where $table2 is not 0, in $table2 by $labels2. $lines is as $columns for the rows, its
  ;; offsets in bytes of $wide; offsets of $busy are those divided by $width.
  (func (export "count")
    (param $plane i32) (param $height i32) (param $cells i32)
    (param $columns i32) (param $lines i32) (param $width i32) (param $pixels i32)
    (param $wide i32) (param $busy i32) (param $line i32)
    (param $labels i32) (param $table i32) (param $labels2 i32) (param $table2 i32)
    (local $row i32) (local $above i32) (local $below i32)
    (if (i32.eqz
        (call $widen (local.get $plane) (local.get $height) (local.get $cells)
          (local.get $columns) (local.get $width) (local.get $wide) (local.get $busy)))
      (then (return)))
    (loop $rows
      (local.set $above (i32.load (local.get $lines)))
      (local.set $below (i32.load offset=4 (local.get $lines)))
      (if (i32.or
          (i32.load (i32.add (local.get $busy) (i32.div_u (local.get $above) (local.get $width))))
          (i32.load (i32.add (local.get $busy) (i32.div_u (local.get $below) (local.get $width)))))
        (then
          (call $binRow
            (i32.add (local.get $wide) (local.get $above))
            (i32.add (local.get $wide) (local.get $below))
            (f32.load offset=8 (local.get $lines)) (local.get $width) (local.get $line))
          (if (local.get $table2)
            (then
              (call $countRowTwice (local.get $line) (local.get $pixels)
                (local.get $labels) (local.get $table) (local.get $labels2) (local.get $table2)
                (i32.shl (global.get $side) (i32.const 2))))
            (else
              (call $countRow (local.get $line) (local.get $pixels)
                (local.get $labels) (local.get $table)
                (i32.shl (global.get $side) (i32.const 2)))))))
      (local.set $lines (i32.add (local.get $lines) (i32.const 12)))
      (local.set $labels (i32.add (local.get $labels) (local.get $pixels)))
      (local.set $labels2 (i32.add (local.get $labels2) (local.get $pixels)))
      (local.set $row (i32.add (local.get $row) (i32.const 1)))
      (br_if $rows (i32.lt_u (local.get $row) (local.get $pixels))))))
