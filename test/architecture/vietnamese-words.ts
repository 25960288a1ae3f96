/** Vietnamese as it would look in an identifier: without marks, syllable by syllable. */

/** Terms of the field that may stand in code, each only with a row in docs/glossary.md. Source: DOMAIN §2, §5, §6. */
export const TERMS: readonly string[] = [
  'quan triet',
  'trien khai',
  'thuc hien',
  'bao cao',
  'dinh ky',
  'dot xuat',
  'so ket',
  'tong ket',
  'theo doi',
  'don doc',
  'kiem tra',
  'kiem diem',
  'giai trinh',
  'nguoi dung dau',
  'chi dao',
  'chu tri',
  'phoi hop',
  'tham muu',
  'dau moi',
  'cong van',
  'cong khai',
  'ke hoach',
  'nhiem vu',
  'nghia vu',
  'don vi',
  'chuc vu',
  'khen thuong',
  'khien trach',
  'canh cao',
  'cach chuc',
  'khai tru',
  'bai nhiem',
  'giai tan',
  'buoc thoi viec',
  'thoi hieu',
  'thoi han',
  'gia han',
  'khong han',
  'qua han',
  'trong han',
  'thuong xuyen',
  'kip thoi',
  'hang nam',
  'hang quy',
  'hang thang',
  'chi bo',
  'dang uy',
  'tinh uy',
  'uy ban',
  'tet',
  'gio to',
];

/** Syllables that no English word, name or abbreviation in code is written like. They give away a term that nobody listed. */
export const TELLING_SYLLABLES: ReadonlySet<string> = new Set(
  (
    'triet nghiem ket kiem diem thuc hien trien khai trinh nguoi phoi muu nghi quyet khen thuong nhiem viec duoc ' +
    'phuong huyen tinh thanh chuyen truong thoi xuyen luat nghia lenh phap hanh khien trach canh cach chuc khai tru buoc ' +
    'hieu nam thang quy ngay tuan gio khong dang uy hoach cuoc nhan vien phong bao cao dinh dau doi tham gui nhac giai'
  ).split(' '),
);
