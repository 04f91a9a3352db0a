/** Invocations of one workgroup of {@link editShader}. */
const EDIT_WORKGROUP = 64;
/** Workgroups that every WebGPU device takes in one dimension (maxComputeWorkgroupsPerDimension). */
const MOST_GROUPS = 65_535;

/** Workgroups of {@link editShader} for so many elements; a second dimension where one has no room. */
export function editGroups(elements: number): [x: number, y: number] {
  const groups = Math.ceil(elements / EDIT_WORKGROUP);
  const y = Math.ceil(groups / MOST_GROUPS);
  return [Math.ceil(groups / y), y];
}

/**
 * The intervention in one dispatch: `target = keep·source + add` for the units that have a row in
 * `keep` and `add`, a copy for all others (docs/architecture.md, "Intervention").
 */
export const editShader = /* wgsl */ `
struct Sizes { cells: u32, elements: u32 }

@group(0) @binding(0) var<uniform> sizes: Sizes;
@group(0) @binding(1) var<storage, read> source: array<f32>;
@group(0) @binding(2) var<storage, read> row_of_unit: array<i32>;
@group(0) @binding(3) var<storage, read> keep: array<f32>;
@group(0) @binding(4) var<storage, read> add: array<f32>;
@group(0) @binding(5) var<storage, read_write> edited: array<f32>;

@compute @workgroup_size(${EDIT_WORKGROUP})
fn edit(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) within: u32,
) {
  let i = (group.y * groups.x + group.x) * ${EDIT_WORKGROUP}u + within;
  if (i >= sizes.elements) { return; }
  let row = row_of_unit[i / sizes.cells];
  if (row < 0) {
    edited[i] = source[i];
    return;
  }
  let at = u32(row) * sizes.cells + i % sizes.cells;
  edited[i] = keep[at] * source[i] + add[at];
}
`;

/** Draws an image `[3, height, width]` in [-1, 1] over the whole canvas, pixel for pixel. */
export const showShader = /* wgsl */ `
struct Sizes { width: u32, height: u32 }

@group(0) @binding(0) var<uniform> sizes: Sizes;
@group(0) @binding(1) var<storage, read> image: array<f32>;

@vertex
fn cover(@builtin(vertex_index) index: u32) -> @builtin(position) vec4f {
  // One triangle that contains the whole clip space.
  return vec4f(f32(index & 1u) * 4.0 - 1.0, f32(index >> 1u) * 4.0 - 1.0, 0.0, 1.0);
}

@fragment
fn color(@builtin(position) position: vec4f) -> @location(0) vec4f {
  let plane = sizes.width * sizes.height;
  let at = u32(position.y) * sizes.width + u32(position.x);
  let rgb = vec3f(image[at], image[plane + at], image[2u * plane + at]);
  return vec4f(clamp(rgb * 0.5 + 0.5, vec3f(0.0), vec3f(1.0)), 1.0);
}
`;
